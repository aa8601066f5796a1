import { Hono } from 'hono';
import { PRIVACY_PATH, HEALTH_PATH, REPORT_PATH } from '../../contract/index.js';
import { KotowariError, type SummaryReader } from '../model/index.js';
import { loadPage } from './page-files.js';

const DAY = /^\d{4}-\d\d-\d\d$/;

/** Nothing from elsewhere, no inline script or style, no frame, no referrer: the page shows text that strangers wrote into a log. */
const SECURITY_HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** What the app answers to. */
export interface AppOptions {
  /** Host names that requests may carry; null: any (a socket that only the owner can reach). */
  readonly hosts: ReadonlySet<string> | null;
}

/** The routes of the summary page: the page itself, its report, and liveness. Only GET and HEAD; everything else is 404. */
export function createApp(reader: SummaryReader, { hosts }: AppOptions): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    // a name that is not ours was made to point here by somebody else (DNS rebinding)
    const host = (context.req.header('host') ?? '').replace(/:\d+$/, '').toLowerCase();
    if (hosts && !hosts.has(host)) return context.text('421: this page answers to its own name only\n', 421);
    await next();
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) context.res.headers.set(name, value);
  });
  app.get(HEALTH_PATH, (context) => context.text('ok\n'));
  app.get(REPORT_PATH, async (context) => {
    const { from, to, smallGroup } = context.req.query();
    const wrong = [from, to].find((day) => day !== undefined && !isDay(day));
    if (wrong !== undefined) return context.json({ error: 'from and to take a day, YYYY-MM-DD' }, 400);
    if (from !== undefined && to !== undefined && from >= to)
      return context.json({ error: 'to is exclusive and comes after from' }, 400);
    const group = smallGroup === undefined ? undefined : Number(smallGroup);
    if (group !== undefined && !(Number.isInteger(group) && group >= 1 && group <= 1000)) {
      return context.json({ error: 'smallGroup takes a whole number from 1 to 1000' }, 400);
    }
    const tag = `"${reader.version}"`;
    context.header('Cache-Control', 'no-cache');
    context.header('ETag', tag);
    if (context.req.header('if-none-match') === tag) return context.body(null, 304);
    return context.json(await reader.summarize({ from: from ?? null, to: to ?? null }, group));
  });
  if (hosts === null) app.get(PRIVACY_PATH, async (context) => context.json(await reader.measurePrivacy()));
  for (const { path, type, body } of loadPage())
    app.get(path, (context) => context.body(body, 200, { 'Content-Type': type, 'Cache-Control': 'no-cache' }));
  app.notFound((context) => context.text('404: nothing here\n', 404));
  app.onError((error, context) => {
    // the message of our own errors holds no datum; any other might
    const message = error instanceof KotowariError ? error.message : 'the summary could not be made';
    return context.json({ error: message }, 500);
  });
  return app;
}

function isDay(text: string): boolean {
  return DAY.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
}
