/**
 * What a request is labelled with when it looks like an attack: a closed list, so that a label tells nothing of who sent what.
 * Source: PRODUCT.md section 2, "Labels". `credential-stuffing`, and `probing` in part, are told by many requests of one client.
 */
export const ATTACK_LABELS = [
  'sql-injection',
  'cross-site-scripting',
  'path-traversal',
  'command-injection',
  'server-side-request-forgery',
  'jndi-injection',
  'template-injection',
  'scanner',
  'sensitive-file',
  'credential-stuffing',
  'probing',
  'malformed-request',
] as const;

/** One of {@link ATTACK_LABELS}. */
export type AttackLabel = (typeof ATTACK_LABELS)[number];

/** Where in a request the evidence of an attack stood. The evidence itself is never kept. */
export const ATTACK_PLACES = ['path', 'query', 'referrer', 'userAgent', 'method', 'requestLine'] as const;

/** One of {@link ATTACK_PLACES}. */
export type AttackPlace = (typeof ATTACK_PLACES)[number];
