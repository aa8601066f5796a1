import { PRIVACY_SCHEMA } from '../../../src/contract/index.js';
import type { DayRange, SummaryReader } from '../../../src/collector/model/index.js';
import { Zone } from '../../../src/collector/model/index.js';
import { summarize } from '../../../src/collector/summary/index.js';

/** A reader without data that remembers what it was asked. */
export function createStubReader(): SummaryReader & {
  version: string;
  readonly asked: [DayRange, number | undefined][];
} {
  const asked: [DayRange, number | undefined][] = [];
  return {
    version: 'run-1',
    asked,
    measurePrivacy: async () => ({ schema: PRIVACY_SCHEMA, passed: true, measured: [] }),
    summarize: (range, smallGroup) => {
      asked.push([range, smallGroup]);
      return summarize([], { zone: new Zone('UTC'), range: { from: null, to: null }, smallGroup: smallGroup ?? 3 });
    },
  };
}
