// @ts-check
import { createServer } from 'node:net';
import { once } from 'node:events';

const TRIES = 50;

/**
 * Finds the first port from `wanted` up that is free on loopback.
 * @param {number} wanted 0 stands for any
 * @returns {Promise<number>} rejects when fifty ports in a row are taken
 */
export async function findFreePort(wanted) {
  for (let port = wanted; port < wanted + TRIES; port += 1) {
    const found = await tryPort(port);
    if (found !== null) return found;
  }
  throw new Error(`ports ${wanted} to ${wanted + TRIES - 1} on 127.0.0.1 are all taken; give another one`);
}

/** @param {number} port */
async function tryPort(port) {
  const probe = createServer();
  try {
    probe.listen(port, '127.0.0.1');
    await once(probe, 'listening');
    const address = /** @type {import('node:net').AddressInfo} */ (probe.address());
    return address.port;
  } catch {
    return null; // taken, or not ours to open: the next one may do
  } finally {
    if (probe.listening) await new Promise((resolve) => probe.close(resolve));
  }
}
