// WebKitGTK's MiniBrowser, over WebDriver, on an X server without a screen.
import { fontEnvironment } from '../fonts.mjs';
import { startWebDriver } from './web-driver.mjs';

const KEYS = { Tab: '\uE004', Escape: '\uE00C', Enter: '\uE007' };
const FINGER = { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' } };

/**
 * @param {string} miniBrowser path of the program
 * @param {import('./engine.mjs').Network} network
 * @returns {Promise<import('./engine.mjs').Engine>}
 */
export async function openWebKit(miniBrowser, { proxy }) {
  const fonts = await fontEnvironment();
  const driver = await startWebDriver((port) => ({
    command: 'xvfb-run',
    args: ['--auto-servernum', '--server-args=-screen 0 1280x900x24', 'WebKitWebDriver', `--port=${port}`],
    // CI runs as root, and there its sandbox cannot be set up
    env: { ...process.env, ...fonts, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' },
  }));
  const options = { binary: miniBrowser, args: ['--automation', '--ignore-tls-errors', `--proxy=http://${proxy}`] };
  const capabilities = { alwaysMatch: { acceptInsecureCerts: true, 'webkitgtk:browserOptions': options } };
  const open = () => driver.call('POST', '/session', { capabilities });
  const first = await open();
  await driver.call('DELETE', `/session/${first.sessionId}`);
  return {
    version: `WebKitGTK ${first.capabilities.browserVersion}`,
    // each session is a browser of its own, with a profile that is gone when it ends
    visitor: async () => toVisitor(driver.call, `/session/${(await open()).sessionId}`),
    close: driver.close,
  };
}

/**
 * @param {Awaited<ReturnType<typeof startWebDriver>>['call']} call
 * @param {string} session
 * @returns {import('./engine.mjs').Visitor}
 */
function toVisitor(call, session) {
  let isFirst = true;
  return {
    newTab: async () => {
      // a window: a second tab of MiniBrowser stays in the background, where no notice is ever shown
      const handle = isFirst
        ? await call('GET', `${session}/window`)
        : (await call('POST', `${session}/window/new`, { type: 'window' })).handle;
      isFirst = false;
      return toTab(async (method, path, body) => {
        await call('POST', `${session}/window`, { handle });
        return call(method, session + path, body);
      });
    },
    close: () => call('DELETE', session),
  };
}

/**
 * @param {(method: string, path: string, body?: unknown) => Promise<any>} call
 * @returns {import('./engine.mjs').Tab}
 */
function toTab(call) {
  const act = (/** @type {object} */ input) => call('POST', '/actions', { actions: [input] });
  return {
    goto: (url) => call('POST', '/url', { url }),
    reload: () => call('POST', '/refresh'),
    evaluate: (run, ...args) => call('POST', '/execute/sync', { script: `return (${run})(...arguments)`, args }),
    clickAt: (x, y) =>
      act({
        ...FINGER,
        actions: [
          { type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y) },
          { type: 'pointerDown', button: 0 },
          { type: 'pointerUp', button: 0 },
        ],
      }),
    press: (key) =>
      act({
        type: 'key',
        id: 'keyboard',
        actions: ['keyDown', 'keyUp'].map((type) => ({ type, value: KEYS[key] })),
      }),
  };
}
