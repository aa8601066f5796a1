const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];

/** @returns a whole number with thousands apart: `12,345`. Japanese and English write it alike. */
export function formatCount(count: number): string {
  return count.toLocaleString('en');
}

/** @returns bytes in decimal units, three digits: `2.75 GB`. */
export function formatBytes(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${power === 0 ? value : value.toPrecision(3)} ${UNITS[power]}`;
}

/** @returns a share in percent, one decimal: `12.3%`; what is there is never written as nothing: `<0.1%`. Of nothing: empty. */
export function formatShare(part: number, whole: number): string {
  if (whole <= 0) return '';
  const percent = (part / whole) * 100;
  return part > 0 && percent < 0.05 ? '<0.1%' : `${percent.toFixed(1)}%`;
}
