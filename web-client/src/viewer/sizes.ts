const UNITS = ['Byte', 'kB', 'MB', 'GB', 'TB', 'PB'];

/** A length in bytes as people write it: `1,2 MB`, in steps of thousand. */
export function sizeWords(bytes: number, language: string): string {
  let amount = bytes;
  let unit = 0;
  while (amount >= 999.5 && unit < UNITS.length - 1) {
    amount /= 1000;
    unit++;
  }
  const maximumFractionDigits = unit > 0 && amount < 9.95 ? 1 : 0;
  return `${amount.toLocaleString(language, { maximumFractionDigits })} ${UNITS[unit]}`;
}
