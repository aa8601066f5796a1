/** Every way in which the collector fails on purpose. The docs list them; a test walks them. */
export const ERROR_CODES = {
  usage: 'an option, format, date or zone that is not understood',
  'file-unreadable': 'a log that cannot be opened or read',
  'file-compressed': 'a compression that this version does not read',
  'no-format': 'no known log format fits the first lines',
  'no-report': 'a file that is no whole report',
  'output-unwritable': 'a report that cannot be written',
  'store-missing': 'a folder that holds no store',
  'store-version': 'a store made by a newer version',
  'store-mismatch': 'a store made with another time zone',
  'store-busy': 'a store that another process holds',
  'store-failed': 'the engine refused to read or write',
  'countries-unreadable': 'the table of countries that comes with the program cannot be read',
  'keys-failed': 'the folder for keys cannot be used',
  'port-taken': 'the address of the summary page is in use',
} as const;

/** One of the keys of {@link ERROR_CODES}. */
export type ErrorCode = keyof typeof ERROR_CODES;

/**
 * The one error class of the collector. The message says what failed, quotes the value and names what would be accepted.
 * It never holds an address, a user agent, a query or a line of a log: a place in a file is told as file and byte offset.
 */
export class KotowariError extends Error {
  override readonly name = 'KotowariError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}
