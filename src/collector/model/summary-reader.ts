import type { PrivacyMeasurement, Report } from '../../contract/index.js';
import type { DayRange } from './summary-source.js';

/** What a server may ask of a running collector: summaries, and nothing else. */
export interface SummaryReader {
  /** Changes with each commit: two answers with the same tag are the same. */
  readonly version: string;
  /** @param range null bounds: the newest seven log days. @param smallGroup asks for larger groups than the store keeps. */
  summarize(range: DayRange, smallGroup?: number): Promise<Report>;
  /** Measures what the store gives away. */
  measurePrivacy(): Promise<PrivacyMeasurement>;
}
