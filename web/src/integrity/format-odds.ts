/** Odds, given as powers of ten, to one: "10^7.0", "10^−1.3". */
export function formatOdds(powersOfTen: number): string {
  const digits = Math.abs(powersOfTen).toFixed(1)
  return `10^${powersOfTen < 0 && digits !== '0.0' ? '−' : ''}${digits}`
}
