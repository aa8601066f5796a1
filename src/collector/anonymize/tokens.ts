import { createHmac } from 'node:crypto';

/** Bytes of a token: 72 bits keep two of a million a day apart, and fill whole base64 letters. */
const TOKEN_BYTES = 9;

/**
 * Makes a keyed token: HMAC-SHA-256 over the parts, each with its length before it, so that no two lists of parts are the same bytes.
 * Whoever lacks the key can neither test a guess nor join two days. Source: RFC 2104; law-and-specs.md A2.
 */
export function createToken(key: Buffer, ...parts: readonly string[]): string {
  const hmac = createHmac('sha256', key);
  for (const part of parts) hmac.update(`${part.length}:`).update(part);
  return hmac.digest().toString('base64url', 0, TOKEN_BYTES);
}
