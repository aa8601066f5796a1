/**
 * Why a line of a log is not a request. A rejected line is counted by reason, never stored, never printed.
 * Source: PRODUCT.md section 2, "Definitions".
 */
export const REJECTION_REASONS = ['empty', 'too-long', 'cut-short', 'no-match', 'bad-time', 'bad-address'] as const;

/** One of {@link REJECTION_REASONS}. */
export type RejectionReason = (typeof REJECTION_REASONS)[number];
