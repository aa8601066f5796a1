import type { MeasuredData } from '../../contract/index.js';
import type { PrivacyFacts } from '../model/index.js';
import { limited, SMALLEST_GROUP, toMeasured, told } from './measure.js';

/** Measures what the statistics in a store give away to whoever holds its files, but no key. */
export function measureStoreFacts(facts: PrivacyFacts, smallGroup: number): MeasuredData {
  const { sensitive, highest } = facts;
  return toMeasured({ data: 'store', class: 'statistics', smallGroup }, [
    limited('groups-too-small', Number(smallGroup < SMALLEST_GROUP), 1),
    limited('unique-values', facts.rareValues, facts.namedValues),
    told('living-tokens', facts.tokens - facts.leftTokens, facts.tokens),
    limited('joined-tokens', facts.joinedTokens, facts.tokens),
    limited('tokens-left', facts.leftTokens, facts.tokens),
    limited('sensitive-posterior', sensitive.visitors, sensitive.of),
    limited('sensitive-bytes', sensitive.bytesSent, sensitive.bytesSent),
    told('highest-posterior', highest.visitors, highest.of),
    told('lonely-days', facts.lonelyDays, facts.days),
  ]);
}
