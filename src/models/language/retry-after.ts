const LONGEST_MS = 24 * 3600_000

/**
 * How long a server asks to be left in peace: its `Retry-After` header in seconds or as a date (RFC 9110), or `retry-after-ms`, which OpenAI sends.
 * @param headers with names in lower case
 * @returns milliseconds, at most a day; 0 where it says nothing that can be understood
 * @example retryAfterMs({ 'retry-after': '2' }, 0) // 2000
 */
export function retryAfterMs(headers: Readonly<Record<string, string>>, nowMs: number): number {
  const { 'retry-after-ms': ms, 'retry-after': after } = headers
  if (ms !== undefined && /^\d+(\.\d+)?$/.test(ms)) return Math.min(Number(ms), LONGEST_MS)
  if (after === undefined) return 0
  const untilMs = /^\d+$/.test(after) ? nowMs + Number(after) * 1000 : Date.parse(after)
  return Number.isNaN(untilMs) ? 0 : Math.min(Math.max(untilMs - nowMs, 0), LONGEST_MS)
}
