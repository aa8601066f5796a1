const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EACCES: 'permission denied',
  EISDIR: 'it is a folder',
  Z_DATA_ERROR: 'the gzip data are damaged',
  Z_BUF_ERROR: 'the gzip data end too early',
  GZIP_TAIL: 'something else stands behind the gzip data, which were read',
};

/** @returns why a file could not be opened or read, in words where there are some, else the system's code. */
export function reasonOf(cause: unknown): string {
  const code = (cause as NodeJS.ErrnoException).code;
  return REASONS[code ?? ''] ?? code ?? 'unknown reason';
}
