/** A log with a personal datum in every field where one may stand, and the texts that must be found nowhere afterwards. */
export interface SeededLog {
  readonly lines: readonly string[];
  /** Each is unique, so that a hit tells where it came from. */
  readonly canaries: readonly string[];
}

const AGENT =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.6478.127 Safari/537.36';

/**
 * Seeds addresses, mail addresses, user names, query values and whole user agents. Every seeded line comes from several networks, so that
 * the small-group gate opens for whatever cleaning lets through: a test that only the gate passes would prove nothing.
 *
 * @param networks how many networks show each line.
 */
export function createSeededLog(networks = 4): SeededLog {
  const canaries: string[] = [];
  const lines: string[] = [];
  const seed = (text: string): string => {
    canaries.push(text);
    return text;
  };
  let number = 0;
  const add = (
    parts: Partial<{ address: string; user: string; target: string; referrer: string; agent: string; raw: string }>,
  ) => {
    for (let network = 0; network < networks; network++) {
      const second = String(number++ % 60).padStart(2, '0');
      const address = parts.address ?? seed(`198.51.${100 + network}.${(number % 250) + 1}`);
      const request = parts.raw ?? `GET ${parts.target ?? '/'} HTTP/1.1`;
      const status = parts.raw === undefined ? 200 : 400;
      lines.push(
        `${address} - ${parts.user ?? '-'} [20/May/2026:10:15:${second} +0900] "${request}" ${status} 512 "${parts.referrer ?? '-'}" "${parts.agent ?? AGENT}"`,
      );
    }
  };

  for (const mail of [
    'taro.canary1@example.jp',
    'canary2%40example.jp',
    'canary3%2540example.jp',
    'canary4\\x40example.jp',
    '%EF%BD%83canary5%EF%BC%A0example.jp',
  ]) {
    const name = /canary\d/.exec(mail)![0];
    canaries.push(name);
    add({ target: `/members/${mail}/profile` });
    add({ target: `/search?q=${mail}&mail=${mail}` });
    add({ target: `/unsubscribe/${mail}.html;m=${mail}` });
    add({ referrer: `https://mail.example.org/read/${mail}?to=${mail}#${mail}` });
    add({ agent: `Bot-of-${mail}/1.0 (+mailto:${mail})` });
    add({ user: mail });
    add({ target: `/?utm_source=${mail}&utm_campaign=${mail}` });
    add({ raw: `\\x16\\x03${mail}` });
    add({ target: `http://${mail}@example.jp/x` });
  }
  for (const address of [
    '203.0.113.77',
    '2001:db8:77:77:1:2:3:4',
    '[2001:db8:88::88]:4711',
    '203.0.113.78:5555',
    '::ffff:203.0.113.79',
  ]) {
    const bare = seed(address.replace(/^\[|\].*$/g, '').replace(/:(4711|5555)$/, ''));
    add({ address });
    add({ target: `/whois/${bare}/` });
    add({ target: `/whois/x-${bare}-y.html` });
    add({ target: `/lookup?ip=${bare}` });
    add({ referrer: `http://${bare.includes(':') ? `[${bare}]` : bare}/admin` });
    add({ agent: `Probe/1.0 from ${bare}` });
    add({ target: `/?utm_medium=${bare}` });
  }
  add({ user: seed('yamada-canary-user') });
  add({ user: `${seed('suzuki')} ${seed('hanako-canary')}` });
  add({ target: `/form?name=${seed('canaryname')}&tel=${seed('090-8765-4321')}&token=${seed('s3cr3tC4naryV4lue')}` });
  add({ target: `/call/${canaries.at(-2)}` });
  add({ target: `/reset/${seed('eyJhbGciOiJIUzI1NiJ9canary')}.${seed('eyJzdWIiOiIxMjM0NTY3ODkwIn0canary')}.x` });
  add({ target: `/session/${seed('9f86d081884c7d659a2feaa0c55ad015')}` });
  add({ agent: seed('CanaryPhone SM-X900Z Build/CANARY.240101.001') });
  // lines that do not parse
  lines.push(`203.0.113.200 - - [20/May/2026:10:16:00 +0900] "GET /${seed('cutshortcanary')} HTTP/1.1" 200 1 "-" "Moz`);
  lines.push(`${seed('203.0.113.201')} ${seed('nomatchcanary')} no log line at all`);
  lines.push(`203.0.113.202 - - [99/Xxx/2026:10:16:00 +0900] "GET /${seed('badtimecanary')} HTTP/1.1" 200 1 "-" "x"`);
  lines.push(
    `203.0.113.203, 10.0.0.1 - - [20/May/2026:10:16:00 +0900] "GET /${seed('badaddresscanary')} HTTP/1.1" 200 1 "-" "x"`,
  );
  canaries.push('203.0.113.200', '203.0.113.202', '203.0.113.203', 'Chrome/126.0.6478.127', 'Win64');
  return { lines, canaries: [...new Set(canaries)] };
}
