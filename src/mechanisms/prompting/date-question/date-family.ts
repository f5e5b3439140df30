import type { Rng } from '../../../core/rng.ts'
import type { Conversation } from '../question.ts'
import type { Day, Weekday } from './calendar.ts'

/** What is compared with answers. */
export type DateAnswer =
  | { readonly kind: 'weekday'; readonly value: Weekday }
  | { readonly kind: 'number'; readonly value: number; readonly unit: 'days' | 'years' }
  | { readonly kind: 'day'; readonly value: Day }
  | { readonly kind: 'year'; readonly value: number }

/** A question about the calendar before it is checked. */
export interface DateAsked {
  readonly goal: string
  readonly query: string
  readonly essentials: readonly string[]
  readonly conversation?: Conversation
  readonly answer: DateAnswer
  /** What another way came to: must be the same. */
  readonly again: DateAnswer['value'] | undefined
  readonly by: readonly [string, string]
  readonly says: readonly [string, string]
}

/** A way to ask about the calendar. */
export interface DateFamily {
  readonly name: string
  /** In [0, 1]: how hard, as we judge it. */
  readonly difficulty: number
  draw(rng: Rng): DateAsked
}
