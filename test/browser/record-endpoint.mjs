// A stand-in for the collector's endpoint behind `record-url`: the same bytes for everybody, and it can only refuse.

const DOMAIN = 'example.co.jp';
/** The cookie that says the refusal again, as scripts write it: readable by them, so that an accept can delete it. */
const REFUSED = `kotowari-analytics=denied; Path=/; Max-Age=34560000; SameSite=Lax; Domain=${DOMAIN}`;

/**
 * Answers `POST`, body `denied`, with a refusal cookie, and deletes `FPID`, which scripts cannot see.
 *
 * @param {import('./recorder.mjs').RecordedRequest} request
 * @returns {import('./recorder.mjs').Answer}
 */
export function answerRefusal({ method, body }) {
  if (method !== 'POST' || body !== 'denied') return { status: 400, body: '' };
  const cleared = ['', `; Domain=${DOMAIN}`].map((domain) => `FPID=; Path=/; Max-Age=0${domain}`);
  return { status: 204, body: '', headers: { 'set-cookie': [REFUSED, ...cleared] } };
}
