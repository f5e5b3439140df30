const RAO_DIGITS = 9

/** A share in [0, 1] with always one decimal, so that columns do not jitter: 0.1234 is "12.3%". */
export function formatShare(share: number): string {
  return `${(share * 100).toFixed(1)}%`
}

/** A share to two decimals, for tables of hundreds whose shares are small: 0.01234 is "1.23%". */
export function formatFineShare(share: number): string {
  return `${(share * 100).toFixed(2)}%`
}

/** A score in [-1, 1] with its sign: "+0.62", "0.00", "−0.10". */
export function formatScore(score: number): string {
  const digits = Math.abs(score).toFixed(2)
  if (digits === '0.00') return digits
  return `${score < 0 ? '−' : '+'}${digits}`
}

/** A rank, with decimals only where it lies between places: "2", "1.5", "2.31". */
export function formatRank(rank: number): string {
  return `${Math.round(rank * 100) / 100}`
}

export function formatCount(count: number): string {
  return count.toLocaleString('en')
}

/** A share as the chain keeps it: "8,087 of 65,535 (u16)". */
export function formatU16(share: number): string {
  return `${formatCount(Math.round(share * 65_535))} of 65,535 (u16)`
}

/** Rao, a decimal string, with its unit: "1,500,000 rao". */
export function formatRao(rao: string): string {
  return `${BigInt(rao).toLocaleString('en')} rao`
}

/** Rao, a decimal string, as TAO with four decimals, cut and never rounded up. */
export function formatTao(rao: string): string {
  const digits = rao.padStart(RAO_DIGITS + 1, '0')
  const whole = digits.slice(0, -RAO_DIGITS)
  return `${formatCount(Number(whole))}.${digits.slice(-RAO_DIGITS, -RAO_DIGITS + 4)}`
}

export function shortAddress(address: string): string {
  return address.length <= 12 ? address : `${address.slice(0, 5)}…${address.slice(-4)}`
}

export function formatTime(iso: string): string {
  return new Date(iso).toLocaleTimeString('en-GB')
}

export function formatDateTime(iso: string): string {
  return new Date(iso).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
}

/** Milliseconds as "4:05"; never below zero. */
export function formatCountdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** How long something took: "350 ms", "1.2 s". */
export function formatDuration(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`
}
