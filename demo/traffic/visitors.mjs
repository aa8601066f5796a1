// @ts-check
import { hash } from './random.mjs';

const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)';
const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)';
const KHTML = 'AppleWebKit/537.36 (KHTML, like Gecko)';

/** Each stands as often as it is used: browsers of a Japanese site, phones before computers. */
const USER_AGENTS = [
  ...times(9, (n) => `Mozilla/5.0 (iPhone; CPU iPhone OS 18_${n % 7} like Mac OS X) ${safari(`18.${n % 7}`, true)}`),
  ...times(3, (n) => `Mozilla/5.0 (iPhone; CPU iPhone OS 17_${n + 4} like Mac OS X) ${safari(`17.${n + 4}`, true)}`),
  ...times(8, (n) => `Mozilla/5.0 (Linux; Android 10; K) ${KHTML} Chrome/${139 + (n % 4)}.0.0.0 Mobile Safari/537.36`),
  ...times(8, (n) => `${WINDOWS} ${KHTML} Chrome/${139 + (n % 4)}.0.0.0 Safari/537.36`),
  ...times(5, (n) => `${WINDOWS} ${KHTML} Chrome/${140 + (n % 3)}.0.0.0 Safari/537.36 Edg/${140 + (n % 3)}.0.0.0`),
  ...times(3, (n) => `${MAC} ${KHTML} Chrome/${140 + n}.0.0.0 Safari/537.36`),
  ...times(3, (n) => `${MAC} ${safari(`18.${n + 3}`, false)}`),
  ...times(2, (n) => `Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:${143 + n}.0) Gecko/20100101 Firefox/${143 + n}.0`),
  'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
  `Mozilla/5.0 (iPad; CPU OS 18_6 like Mac OS X) ${safari('18.6', true)}`,
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Safari Line/15.12.0',
  `Mozilla/5.0 (Linux; Android 14; SM-S921Q) ${KHTML} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`,
];

/**
 * @typedef {object} Visitor
 * @property {string} remoteAddr
 * @property {string} userAgent
 */

/**
 * Who a visitor is, from nothing but a seed and a number: address and browser are the same at every return.
 * @param {number} seed
 * @param {number} index
 * @returns {Visitor}
 */
export function toVisitor(seed, index) {
  const agent = /** @type {string} */ (USER_AGENTS[hash(seed + 1, index) % USER_AGENTS.length]);
  return { remoteAddr: toAddress(hash(seed, index), hash(seed + 2, index)), userAgent: agent };
}

/**
 * An address that belongs to nobody: documentation (RFC 5737, RFC 3849) and benchmarking (RFC 2544), so that a log made here
 * can be shown to anyone. Benchmarking gives 512 networks of IPv4, documentation 65,536 networks (/48) of IPv6.
 * @param {number} network 32 bits that choose the network
 * @param {number} host 32 bits that choose the host in it
 * @returns {string}
 */
export function toAddress(network, host) {
  const share = network % 100;
  const last = 1 + (host % 254);
  if (share < 10) return `${['192.0.2', '198.51.100', '203.0.113'][share % 3]}.${last}`;
  if (share < 60) return `198.${18 + ((network >>> 8) & 1)}.${(network >>> 9) & 255}.${last}`;
  // groups are never 0, so that there is one way to write the address
  const groups = [network >>> 16, host & 7, host >>> 16, host, network >>> 3, host >>> 5].map(toGroup);
  return `2001:db8:${groups.join(':')}`;
}

/** @param {number} bits */
function toGroup(bits) {
  return (bits & 0xffff || 1).toString(16);
}

/**
 * @param {string} version
 * @param {boolean} isMobile
 */
function safari(version, isMobile) {
  return `AppleWebKit/605.1.15 (KHTML, like Gecko) Version/${version} ${isMobile ? 'Mobile/15E148 ' : ''}Safari/${isMobile ? '604.1' : '605.1.15'}`;
}

/**
 * @param {number} count
 * @param {(n: number) => string} make
 */
function times(count, make) {
  return Array.from({ length: count }, (_, n) => make(n));
}
