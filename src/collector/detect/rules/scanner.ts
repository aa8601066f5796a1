import { ANYWHERE, type AttackRule } from '../attack-rule.js';

/** Tools that look for weaknesses, by the name they give themselves or the marks they leave. */
export const SCANNER: readonly AttackRule[] = [
  {
    label: 'scanner',
    places: ['userAgent'],
    pattern:
      /\b(?:sqlmap|nikto|nmap|masscan|zgrab|nuclei|wpscan|wprecon|gobuster|dirbuster|feroxbuster|ffuf|wfuzz|acunetix|nessus|openvas|qualys|netsparker|invicti|burpsuite|burpcollaborator|owasp|arachni|w3af|skipfish|jaeles|whatweb|fimap|havij|zmeu|morfeus|jorgee|muieblackcat|paros|webinspect|appscan|detectify|cmsmap|joomscan|droopescan|commix|dirb|dirsearch|httprobe|xray|dalfox|xsstrike|hydra|patator|brutus|fuzz faster|l9explore|l9tcpid|leakix|censysinspect|internetmeasurement|internet-measurement|expanse|shodan|netcraft|project sonar|netsystemsresearch|odin\.io|modatscanner|visionheight|webzio-extended|vega\/|grabber|golismero|sitecheck|webshag)\b/,
    hit: 'Mozilla/5.00 (Nikto/2.1.5) (Evasions:None) (Test:Port Check)',
    miss: 'Mozilla/5.0 (Linux; Android 13; NMAPS) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36',
  },
  {
    label: 'scanner',
    places: ['userAgent'],
    pattern:
      /^(?:hello,? world|hello|test|scan|scanner|zap(?:\/[\d.]{1,12})?)$|\b(?:vulnerability|security|port|web) ?scan/,
    hit: 'Hello, world',
    miss: 'python-requests/2.32.3',
  },
  {
    label: 'scanner',
    places: ['path'],
    pattern:
      /nmaplowercheck|nice ports,\/tri|w00tw00t|muieblackcat|appscan_fingerprint|acunetix[-_]wvs|acunetix_|\/nessus|netsparker|\/crowdsec-test-|nikto-test|openvas|\/\.nasl|rapid7|\.well-known\/.{0,40}wvs/,
    hit: '/nice%20ports%2C/Trinity.txt.bak',
    miss: '/ports/nice/trinity-college.txt',
  },
  {
    label: 'scanner',
    places: ANYWHERE,
    pattern:
      /\.(?:oast|interact)\.(?:pro|live|site|online|fun|me|sh)\b|\binteract\.sh\b|\bburpcollaborator\.net|\boastify\.com|\bbxss\.me\b|\br87\.me\b|\bdnslog\.cn\b|\bceye\.io\b|\bxss\.ht\b|\brequestrepo\.com/,
    hit: 'url=http://c59h0.oast.live/',
    miss: 'q=roast+lives',
  },
];
