import type { Clock } from './clock.ts'

/** A costly reading for many: made anew when the last one is so old, shared in between. One that failed is not kept. */
export function readAtMostEvery<T>(clock: Clock, ms: number, read: () => Promise<T>): () => Promise<T> {
  let last: { readonly atMs: number; readonly value: Promise<T> } | undefined
  return () => {
    if (last && clock.now() - last.atMs < ms) return last.value
    const reading = { atMs: clock.now(), value: read() }
    last = reading
    reading.value.catch(() => {
      if (last === reading) last = undefined
    })
    return reading.value
  }
}
