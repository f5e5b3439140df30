import type * as z from 'zod'
import { checked } from '../core/checked.ts'
import type { Answer } from './answer.ts'
import { StatisticInputError } from './errors.ts'

/** Answers an input that is still unknown JSON. `where` is its path, for the error. */
export type Answering = (input: unknown, where: string) => Answer

/**
 * Puts the check of an input's form before a function of the checked input.
 *
 * @throws {@link StatisticInputError} (the result does) naming the first field that cannot be read
 */
export function answering<Input>(schema: z.ZodType<Input>, answer: (input: Input, where: string) => Answer): Answering {
  return checked(schema, answer, (problem) => new StatisticInputError(problem))
}
