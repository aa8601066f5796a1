import { openKeyFiles } from '../../../src/collector/anonymize/index.js';
import { Zone } from '../../../src/collector/model/index.js';

// a process of its own: makes or takes a key at the instant it is told, and prints it
const [directory = '', day = '', startMs = '0'] = process.argv.slice(2);
while (Date.now() < Number(startMs));
const keys = openKeyFiles({
  directory,
  siteId: 'site',
  zone: new Zone('UTC'),
  memory: { closedDays: new Set(), openDays: new Set() },
});
process.stdout.write(keys.key(day, 'visitor')!.toString('hex'));
