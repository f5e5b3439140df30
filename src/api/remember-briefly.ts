import type { Clock } from '../core/clock.ts'

/** What many pages ask for at once is read once: an answer may be so old. A failure is not kept. */
export function rememberBriefly<T>(clock: Clock, ageMs: number, read: () => Promise<T>): () => Promise<T> {
  let known: { readonly atMs: number; readonly answer: Promise<T> } | undefined
  return () => {
    const atMs = clock.now()
    if (known && atMs - known.atMs < ageMs) return known.answer
    const answer = read()
    known = { atMs, answer }
    answer.catch(() => {
      if (known?.answer === answer) known = undefined
    })
    return answer
  }
}
