// The W3C WebDriver protocol, as little of it as the tests need.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

const STARTING_MS = 20_000;

/**
 * Starts a WebDriver server and waits until it answers.
 *
 * @param {(port: number) => { command: string, args: readonly string[], env: NodeJS.ProcessEnv }} toProcess
 */
export async function startWebDriver(toProcess) {
  const port = await freePort();
  const { command, args, env } = toProcess(port);
  // a group of its own: the X server and the browser end with it
  const child = spawn(command, args, { detached: true, stdio: 'ignore', env });
  const call = (/** @type {string} */ method, /** @type {string} */ path, /** @type {unknown} */ body) =>
    request(`http://127.0.0.1:${port}${path}`, method, body);
  const deadline = Date.now() + STARTING_MS;
  for (;;) {
    const answer = await call('GET', '/status').catch((error) => error);
    if (!(answer instanceof Error)) break;
    if (Date.now() > deadline) throw new Error(`${command} does not answer`, { cause: answer });
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { call, close: () => end(child) };
}

/**
 * @param {string} url
 * @param {string} method
 * @param {unknown} body
 */
async function request(url, method, body) {
  const response = await fetch(url, { method, ...(method === 'POST' ? { body: JSON.stringify(body ?? {}) } : {}) });
  const { value } = /** @type {{ value: any }} */ (await response.json());
  if (!response.ok) throw new Error(`${value?.error}: ${value?.message}`);
  return value;
}

/** @param {import('node:child_process').ChildProcess} child */
async function end(child) {
  if (child.pid === undefined || child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  process.kill(-child.pid, 'SIGTERM');
  await ended;
}

/** @returns {Promise<number>} */
async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  await new Promise((resolve) => server.close(resolve));
  return port;
}
