import {
  PRIVACY_MEASURES,
  type MeasuredData,
  type PrivacyMeasure,
  type PrivacyMeasureName,
} from '../../contract/index.js';

/** Groups smaller than this protect nobody, whatever was asked for. Source: PRODUCT.md, "Small groups"; law-and-specs.md A5 has 5 as advice. */
export const SMALLEST_GROUP = 3;

/** A number with a limit: more than `limit` does not pass. */
export function limited(name: PrivacyMeasureName, found: number, of: number, limit = 0): PrivacyMeasure {
  return { test: PRIVACY_MEASURES[name], name, found, of, limit, passed: found <= limit };
}

/** A number that is told, as there is no limit that every honest site could keep. */
export function told(name: PrivacyMeasureName, found: number, of: number): PrivacyMeasure {
  return { test: PRIVACY_MEASURES[name], name, found, of, limit: null, passed: true };
}

/** Puts measures together; the data pass when all of them do. */
export function toMeasured(
  { data, class: dataClass, smallGroup }: Pick<MeasuredData, 'data' | 'class' | 'smallGroup'>,
  measures: readonly PrivacyMeasure[],
): MeasuredData {
  return { data, class: dataClass, smallGroup, passed: measures.every(({ passed }) => passed), measures };
}
