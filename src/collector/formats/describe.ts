/** What lines look like, in words; nothing of them is quoted. */
export interface Looks {
  readonly what: string;
  /** What would serve instead; absent: a format by name. */
  readonly serve?: string;
}

const ACCESS = 'an access log would serve';

/** Kinds of lines that are no access log, or one that wants a template. The first that fits most lines is said. */
const KINDS: readonly { readonly pattern: RegExp; readonly looks: Looks }[] = [
  {
    pattern: /^(?:\xff\xfe|\xfe\xff)|^(?:[^\0]\0){4}|^(?:\0[^\0]){4}/,
    looks: { what: 'UTF-16', serve: 'convert it to UTF-8 first, such as with iconv -f UTF-16 -t UTF-8' },
  },
  {
    pattern: /^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d \[\w+\] \d+#\d+:/,
    looks: { what: 'an error log of nginx', serve: ACCESS },
  },
  {
    pattern: /^\[\w{3} \w{3} +\d+ \d\d:\d\d:\d\d[.\d]* \d{4}\] \[/,
    looks: { what: 'an error log of Apache', serve: ACCESS },
  },
  {
    pattern: /^(?:\x1b\[\d+m)?(?:INFO|DEBUG|WARNING|ERROR|CRITICAL)(?:\x1b\[0m)?: +\S/,
    looks: {
      what: 'the log of an application (uvicorn or the like), without times',
      serve: 'let the server in front of it write an access log',
    },
  },
  {
    pattern: /^(?:\x1b\[\d+m)?(?:GET|POST|PUT|HEAD|DELETE|OPTIONS|PATCH) \S+ (?:\x1b\[\d+m)?(?:\d{3}|-)/,
    looks: { what: 'morgan tiny or dev, without address and time', serve: "use morgan('combined')" },
  },
  {
    pattern: /^(?:.*\s)?method=\w+ path=\S+ format=/,
    looks: {
      what: 'lograge, without address',
      serve: 'add remote_ip and time to it, or let the server in front write an access log',
    },
  },
  {
    pattern: /\S+:\d+ \[\d\d\/\w{3}\/\d{4}:[\d:.]+\] \S+ \S+ [-\d]+\/[-\d]+\/[-\d]+ \d+ /,
    looks: { what: 'a log of TCP connections of HAProxy', serve: 'set option httplog' },
  },
  { pattern: /^#(?:Fields|Version)/, looks: { what: 'W3C extended' } },
  { pattern: /^\{\s*"/, looks: { what: 'JSON whose fields name no request of a client' } },
  { pattern: /^[\w.-]+:[^\t]*\t[\w.-]+:/, looks: { what: 'LTSV whose labels name no request of a client' } },
  {
    pattern: /^\S+, ?\S+.* \[\d\d\/\w{3}\//,
    looks: { what: 'an access log with a list of addresses first (X-Forwarded-For)' },
  },
  {
    pattern: /^(?:<\d+>)?\w{3} [ \d]\d \d\d:\d\d:\d\d \S+ /,
    looks: { what: 'messages of syslog that are no requests', serve: ACCESS },
  },
  {
    pattern: /\[\d\d\/\w{3}\/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}\] ".*" \d{3}/,
    looks: { what: 'an access log with other columns before its time than address, identity and user' },
  },
  { pattern: /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d/, looks: { what: 'the log of an application', serve: ACCESS } },
  { pattern: /^"?[^",]+"?(?:,"?[^",]*"?){3,}$/, looks: { what: 'CSV' } },
  { pattern: /[\0-\x08]/, looks: { what: 'binary data', serve: ACCESS } },
];

/** @param lines the first lines of a log, a byte a character. */
export function describeLines(lines: readonly string[]): Looks {
  const told = lines.filter((line) => line !== '');
  const found = KINDS.find(({ pattern }) => told.filter((line) => pattern.test(line)).length * 2 > told.length);
  return found?.looks ?? { what: 'no access log' };
}
