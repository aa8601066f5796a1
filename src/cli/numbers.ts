const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];

/** @returns a whole number with thousands apart: `12,345`. Japanese and English write it alike. */
export function formatCount(count: number): string {
  return count.toLocaleString('en');
}

/** @returns bytes in decimal units, three digits: `2.75 GB`. */
export function formatBytes(bytes: number): string {
  let [value, power] = [bytes, 0];
  // 999,500 bytes are 1.00 MB, not 1000 kB: rounded first
  while (power < UNITS.length - 1 && Number(value.toPrecision(3)) >= 1000) [value, power] = [value / 1000, power + 1];
  const text = power === 0 || value >= 999.5 ? String(Math.round(value)) : value.toPrecision(3);
  return `${text} ${UNITS[power]}`;
}

/** @returns a share in percent, one decimal: `12.3%`; what is there is never written as nothing: `<0.1%`. Of nothing: empty. */
export function formatShare(part: number, whole: number): string {
  if (whole <= 0) return '';
  const percent = (part / whole) * 100;
  return part > 0 && percent < 0.05 ? '<0.1%' : `${percent.toFixed(1)}%`;
}
