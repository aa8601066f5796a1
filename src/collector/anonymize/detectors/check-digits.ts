/** Digits only. */
export function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

/** Check digit of payment cards and IMEI. Source: ISO/IEC 7812-1 annex B. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = digits.length - 1, twice = false; at >= 0; at--, twice = !twice) {
    const digit = digits.charCodeAt(at) - 48;
    sum += twice ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit;
  }
  return sum % 10 === 0;
}

/** Check digit of the Individual Number: 11 − (Σ Pn·Qn mod 11), 0 if the remainder is 0 or 1. Source: 平成26年総務省令85号 第5条. */
export function isMyNumber(digits: string): boolean {
  if (!/^\d{12}$/.test(digits)) return false;
  let sum = 0;
  for (let n = 1; n <= 11; n++) sum += (digits.charCodeAt(11 - n) - 48) * (n <= 6 ? n + 1 : n - 5);
  const rest = sum % 11;
  return digits.charCodeAt(11) - 48 === (rest <= 1 ? 0 : 11 - rest);
}

/** Leading check digit of the Corporate Number: 9 − (Σ Pn·Qn mod 9). Source: 平成26年財務省令70号 第2条. */
export function isCorporateNumber(digits: string): boolean {
  if (!/^\d{13}$/.test(digits)) return false;
  let sum = 0;
  for (let n = 1; n <= 12; n++) sum += (digits.charCodeAt(13 - n) - 48) * (n % 2 === 1 ? 1 : 2);
  return digits.charCodeAt(0) - 48 === 9 - (sum % 9);
}

/** Remainder 1 over 97, with the first four letters moved to the end. Source: ISO 13616-1. */
export function passesIban(text: string): boolean {
  const plain = text.replace(/[^A-Za-z0-9]/g, '').toUpperCase();
  let rest = 0;
  for (const letter of plain.slice(4) + plain.slice(0, 4)) {
    const value = parseInt(letter, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
