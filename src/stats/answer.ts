import { InvalidSampleError } from './errors.ts'

/** What stands where no number exists. */
export interface Undefined {
  readonly undefined: string
}

/** A statistic's answer as plain JSON, in the shape that `kumite stat` documents for its kind. */
export type Answer = number | string | Undefined | readonly Answer[] | { readonly [key: string]: Answer }

/**
 * A number, or why there is none. Infinity is none: JSON would print it as null.
 *
 * @param reason why the statistic has no value here, in words
 * @example numberOr('both samples are constant', undefined) // { undefined: 'both samples are constant' }
 */
export function numberOr(reason: string, value: number | undefined): number | Undefined {
  return value !== undefined && Number.isFinite(value) ? value : { undefined: reason }
}

/**
 * Both ends of an interval, or why there are none, end by end.
 *
 * @example endsOr('no trials', [0, 1]) // [0, 1]
 */
export function endsOr(reason: string, interval: readonly [number, number] | undefined): (number | Undefined)[] {
  return [numberOr(reason, interval?.[0]), numberOr(reason, interval?.[1])]
}

/**
 * An answer, or the words with which the statistic refused its sample.
 *
 * @example refusable(() => 1) // 1
 */
export function refusable(answer: () => Answer): Answer {
  try {
    return answer()
  } catch (error) {
    if (error instanceof InvalidSampleError) return { undefined: error.message }
    throw error
  }
}
