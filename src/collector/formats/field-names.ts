// cspell:disable (names of fields, as servers join them)
import type { FieldKind } from './row-fields.js';

/**
 * Names of fields as servers write them into JSON, logfmt and LTSV, in lower case and without `_`, `-` and `.`; a nested name is joined.
 * Where a line has several of one kind, the one that stands higher here goes first.
 */
const NAMES: readonly (readonly [FieldKind, string])[] = [
  [
    'address',
    'clientip requestclientip clientipaddress trueclientip cfconnectingip httprequestremoteip httpxrealip xrealip realip sourceip',
  ],
  [
    'peer',
    'remoteaddr remoteip requestremoteip requestremoteaddr clienthost remotehost clientaddr clientaddress ip ipaddress callerip client cip downstreamremoteaddress downstreamdirectremoteaddress proxyip remoteaddress peer addr reqremoteaddress sourceaddress httprequestclientip proxyremoteip vercelproxyclientip networkclientip cliip addrclient srcip src propertiesclientip',
  ],
  [
    'forwarded',
    'xforwardedfor httpxforwardedfor forwardedfor requestheadersxforwardedfor xff proxyaddxforwardedfor requestxforwardedfor xforwardedforheader fwd',
  ],
  [
    'user',
    'remoteuser clientusername user userid username requestuser authuser authenticateduser csusername httpuser requestuserid',
  ],
  [
    'time',
    'starttime timeiso8601 iso8601 timelocal timestamp startutc ts time starttimeutc edgestarttimestamp msec requesttimestamp datetime date eventtime timestampiso8601 timereceived starttimelocal logtimestamp receivetimestamp proxytimestamp',
  ],
  ['request', 'request req requestline httprequestline firstline'],
  [
    'method',
    'method requestmethod httprequestmethod clientrequestmethod csmethod httpmethod httpverb verb reqmethod proxymethod propertieshttpmethod',
  ],
  [
    'url',
    'url httprequestrequesturl requesturl clientrequesturl fullurl requestfullurl httpurl proxyurl propertiesrequesturi',
  ],
  [
    'target',
    'requesturi uri requestpath clientrequesturi path requesturl2 originalpath requestpathandquery xenvoyoriginalpath proxypath clientrequestpath csuri pathquery httptarget httppath urlpath xenvoyoriginaldstpath requesturipath httprequesturi route urloriginal',
  ],
  ['path', 'uripath csuristem requestpathonly pathname'],
  ['query', 'query querystring args requestquery csuriquery urlquery'],
  [
    'protocol',
    'proto requestproto protocol requestprotocol serverprotocol httprequestprotocol clientrequestprotocol httpversion httpprotocol csversion csprotocolversion proxyprotocol reqhttpversion propertieshttpversion',
  ],
  [
    'status',
    'status downstreamstatus responsestatus responsecode httprequeststatus statuscode edgeresponsestatus respstatus httpstatus httpstatuscode scstatus responsestatuscode originstatus code proxystatuscode httpresponsestatuscode propertieshttpstatus httpstatusdetails st resstatuscode propertieshttpstatuscode finalstatus',
  ],
  [
    'bytes',
    'bodybytessent bytessent size downstreamcontentsize responsebodysize httprequestresponsesize edgeresponsebytes responsesize respsize bytes responsebytes contentlength scbytes bytesout length resbodysize httpresponsebodybytes respbodysize responsebodybytes edgeresponsebodybytes sentbytes propertiessentbytes objectlen proxyresponsebytesize propertiesresponsebytes bodylength responselength resbytes sent byteswritten responsecontentlength',
  ],
  [
    'referrer',
    'referer referrer httpreferer requestreferer requestheadersreferer requestreferrer httprequestreferer clientrequestreferer httpreferrer csreferer refererheader proxyreferer propertiesreferer propertiesreferrer requestheaderreferer',
  ],
  [
    'agent',
    'useragent ua httpuseragent requestuseragent requestheadersuseragent agent httprequestuseragent clientrequestuseragent csuseragent useragentoriginal browser proxyuseragent propertiesuseragent clientuseragent httpagent requestheaderuseragent',
  ],
  [
    'host',
    'vhost requesthost authority httphost clientrequesthost host servername virtualhost cshost xhostheader requestaddr vhostname domain hostheader requestauthority domainname proxyhost propertieshost hostname site requesthostname',
  ],
  [
    'seconds',
    'requesttime reqtime duration latency responsetime elapsed elapsedtime requesttimesec timetaken httprequestlatency taken durationsec durationseconds propertiestimetaken requestduration rt',
  ],
  [
    'milliseconds',
    'durationms latencyms responsetimems elapsedms originresponsedurationms edgetimetofirstbytems requesttimems timetakenms requestdurationms timems ms durationmillis proxydurationms',
  ],
  [
    'microseconds',
    'reqtimemicrosec durationus latencyus timeelapsed timeelapsedus responsetimeus timefirstbyteus durationmicros requesttimeus requesttimemicros',
  ],
  ['nanoseconds', 'durationns latencyns'],
];

/** A kind and how good its name is: 0 is the best of its kind. */
export interface NamedKind {
  readonly kind: FieldKind;
  readonly rank: number;
}

const KINDS: ReadonlyMap<string, NamedKind> = new Map(
  NAMES.flatMap(([kind, names]) => names.split(' ').map((name, rank) => [name, { kind, rank }] as const)),
);

/** @returns what a field is by its name, or null for one that we do not know. */
export function kindOfName(name: string): NamedKind | null {
  const bare = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  return (
    KINDS.get(bare) ??
    KINDS.get(
      bare.replace(
        /^(?:jsonpayload|data|attributes|fields|log|properties|labels|http|event|access|nginx|req|message)(?=.)/,
        '',
      ),
    ) ??
    null
  );
}
