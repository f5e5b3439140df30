import type { Verdict } from '../task-type.ts'

/** A verdict on an answer that is checked as a whole. @param words a sentence for whoever answered */
export function verdict(correctness: number, words: string, { contradicts = false, claims = [] }: Partial<Verdict> = {}): Verdict {
  return { correctness, contradicts, claims, words }
}
