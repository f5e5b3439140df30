const RAO_DIGITS = 9

/** A share in [0, 1] with always one decimal, so that columns do not jitter: 0.1234 is "12.3%". */
export function formatShare(share: number): string {
  return `${(share * 100).toFixed(1)}%`
}

/** A score in [-1, 1] with its sign: "+0.62", "0.00", "−0.10". */
export function formatScore(score: number): string {
  const digits = Math.abs(score).toFixed(2)
  if (digits === '0.00') return digits
  return `${score < 0 ? '−' : '+'}${digits}`
}

export function formatCount(count: number): string {
  return count.toLocaleString('en')
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

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`
}
