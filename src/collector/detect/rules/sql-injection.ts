import { ANYWHERE, TARGET, URLS, type AttackRule } from '../attack-rule.js';

/** Statements, conditions and functions of SQL where a value should be; operators of MongoDB count as such. */
export const SQL_INJECTION: readonly AttackRule[] = [
  {
    label: 'sql-injection',
    places: ANYWHERE,
    pattern: /\bunion(?: all| distinct)?[ (]{1,4}select\b/,
    hit: 'id=-1%27+union/**/all%0Aselect+1,2--',
    miss: 'q=western+union+and+credit+union+selection',
  },
  {
    label: 'sql-injection',
    places: ANYWHERE,
    pattern:
      /['"`)] ?(?:or|and|xor|\|\||&&) ?[('"`]{0,3} ?[\w.]{1,20}[)'"`]{0,3} ?(?:=|<|>|!=|like ['"%\d]|(?:not )?in ?\(['"\d]|between ['"\d]|is (?:not )?null\b)/,
    hit: "user=a'+or+'1'='1",
    miss: 'q="cats"+and+dogs+like+(wild)+fish',
  },
  {
    label: 'sql-injection',
    places: URLS,
    pattern: /\b(?:or|and|xor|having|where|rlike) ?\(?['"]?\d{1,10}['"]?\)? ?(?:=|<=>|<|>|!=|like ) ?\(?['"]?\d{1,10}/,
    hit: 'id=1%20AND%201%3D2',
    miss: 'q=windows+7+and+10&page=2',
  },
  {
    label: 'sql-injection',
    places: ANYWHERE,
    pattern:
      /\b(?:sleep|benchmark|pg_sleep|load_file|extractvalue|updatexml|group_concat|randomblob|dbms_pipe\.receive_message|dbms_lock\.sleep|utl_http\.request|utl_inaddr\.get_host_\w{4,7}|xp_cmdshell|xp_dirtree)(?:\(| \( ?[\d'\"@]| ?')/,
    hit: 'id=1;SELECT%20PG_SLEEP(5)',
    miss: 'q=how+to+sleep+better',
  },
  {
    label: 'sql-injection',
    places: ['query'],
    pattern:
      /(?<![\w.])(?:substr|substring|selectchar|char|chr|distinct|upper|lower|hex|md5|ascii|concat|concat_ws|cast|convert|ifnull|nullif|version|database|user|current_user|make_set|elt)\(/,
    hit: 'a=%7c%7cchr%28',
    miss: 'q=string.substring(1)',
  },
  {
    label: 'sql-injection',
    places: ANYWHERE,
    pattern:
      /\b(?:information_schema|sysobjects|syscolumns|sqlite_master|pg_catalog|pg_shadow|mysql\.user|all_tab_columns|sys\.(?:user_)?tables|@@(?:version|hostname|datadir|basedir))\b|@@(?:version|hostname|datadir)/,
    hit: 'a=information_schema.tables',
    miss: 'q=system+information+schema',
  },
  {
    label: 'sql-injection',
    places: URLS,
    pattern:
      /\bselect (?:\*|@@|null\b|\d{1,6} ?(?:,|from\b|--|#|$)|[\w.]{1,30} ?\(|[\w.,` ]{1,60} from [\w.`]{1,40} ?(?:where|limit|order|union|;|--|#|\)))/,
    hit: 'q=1;select+name,pass+from+users+limit+1',
    miss: 'q=select+a+gift+from+japan',
  },
  {
    label: 'sql-injection',
    places: URLS,
    pattern:
      /[;'")] ?(?:insert into|delete from|drop (?:table|database|view)|update [\w.`]{1,40} set|create (?:table|user|function)|alter table|declare @|exec(?:ute)?[ (]|shutdown\b|waitfor delay)/,
    hit: 'id=1%27%3B%20DROP%20TABLE%20users--',
    miss: 'q=drop+table+hinge',
  },
  {
    label: 'sql-injection',
    places: URLS,
    pattern:
      /\b(?:waitfor delay '|into (?:out|dump)file\b|load data (?:local )?infile|procedure analyse ?\(|case when \(?[\w'"]{1,20} ?[=<>])/,
    hit: "id=1+WAITFOR+DELAY+'0:0:5'",
    miss: 'q=in+case+when+it+rains',
  },
  {
    label: 'sql-injection',
    places: TARGET,
    pattern: /\b(?:order|group) by \d{1,4} ?(?:--|#|,|$|&)|,null,null|\bnull ?, ?null ?(?:,|--|#|from\b)/,
    hit: 'a=%2cnull%2cnull',
    miss: 'q=order+by+phone',
  },
  {
    label: 'sql-injection',
    places: ['query'],
    pattern: /=-?\d{1,12}(?:['"`]\)?|\)['"`]?)(?:&|$)|['"`] ?\){0,3} ?(?:--|#|;)[ +-]{0,4}(?:&|$)/,
    hit: "id=42'",
    miss: "q=5'10+tall&name=O'Brien",
  },
  {
    label: 'sql-injection',
    places: ['query'],
    pattern:
      /\[\$(?:ne|eq|gt|gte|lt|lte|in|nin|regex|where|exists|or|and)\]|["']\$(?:ne|gt|gte|lt|lte|in|nin|regex|where|exists|or)["'] ?:/,
    hit: 'user[%24ne]=x&pass[$gt]=',
    miss: 'price[min]=10&currency=$',
  },
];
