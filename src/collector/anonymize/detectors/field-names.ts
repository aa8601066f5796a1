import { isFieldWord } from './keys.js';

/** Words of which programs make the names of their parameters. Common words, none of which tells of a person. */
const WORDS = new Set(
  (
    'about accept act action active add after ajax album all alt amount amp answer api app archive area args array article asc asset attachment ' +
    'attribute audio auto avatar back banner base batch before begin bg blog board body book booking border bot box branch brand browser bucket ' +
    'button cache calendar callback campaign canonical card cart cat categories category cd change channel chapter charset chat check checkout ' +
    'class clear click client close cmd col collection color column command comment compact company compare component confirm context continue ' +
    'controller cookie copy count country course cover create cron crop css ct currency custom cursor dashboard data date day days db debug default ' +
    'del delete department depth desc description design dest destination detail details device dialog diff dir direction disable display do doc ' +
    'document doing domain done down download draft duration edit element embed enable encoding end entry env error event events exact exclude exec ' +
    'expand expires export ext extension extra fallback family feature feed field fields file filename files filter filters first flag flags folder ' +
    'follow font force form format forum frame from full func function gallery get go goods goto grid group groups guide header height help hide ' +
    'history home host hour html icon id idx ids iframe image images img import in include index info init inline input insert install instance ' +
    'int interval ip is issue item items job js json jsonp keep kind label lang language last latest layer layout left lesson letter level lib library ' +
    'license limit line link links list load locale location log logout loop mail major map mark master match max media medium meta method min minor ' +
    'minute mobile mod mode model modified module month more move multi my nav network new news next no nocache node noredirect not note number obj ' +
    'object of off offset ok old on one only op open operation opt option options or order orderby org origin output overlay own p page paged pages ' +
    'pagination panel parent part partial password patch path pattern pay payment per percent period permalink photo ping plan platform play player ' +
    'plugin point policy poll pop popup port pos position post posts prefix preset preview prev previous price print priority private process product ' +
    'products profile program project prop property provider ps public publish purchase quality query quick random range rate rating raw read reason ' +
    'rec recent record redir redirect ref referer referrer refresh region register rel related release reload remove render replay replytocom report ' +
    'request required res resize resolution resource response rest result results return revision right role room root rotate round route row rows ' +
    'rss rule run sample save scale schedule schema scope screen script scroll season second section segment select selected send seq series server ' +
    'service set settings shape share shop short show side sign since site size skin skip slide slot slug sort source space spec speed stage start ' +
    'stat static stats status step stop storage store stream string style sub submit success suffix summary sync system tab table tag tags target ' +
    'task tax taxonomy temp template test text theme thread thumb thumbnail ticket time timeout times timestamp title to toggle tool top topic total ' +
    'track tracking trailing tree trigger ts txt type types ui unit until up update upload uri url use utc utm utf val valid value var vars ver verify ' +
    'version video view views visible volume wait week widget width window with word wp xml year yes your zone zoom'
  ).split(' '),
);

/**
 * Is it the name of a parameter, as programs name them? Whoever sends a request writes there what they like, a person's name too: a name is
 * kept only if every word of it is known, or too short to name anybody. `user[email]`, `wp_lang`, `orderBy`, `utm_source`, `id2`.
 */
export function isFieldName(name: string): boolean {
  if (isFieldWord(name)) return true;
  const words = name
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .map((word) => word.replace(/\d{1,2}$/, ''));
  return words.every((word) => word.length <= 2 || WORDS.has(word) || isFieldWord(word));
}
