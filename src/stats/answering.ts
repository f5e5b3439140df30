import type * as z from 'zod'
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
  return (input, where) => {
    const parsed = schema.safeParse(input)
    if (parsed.success) return answer(parsed.data, where)
    const { path, message } = parsed.error.issues[0]!
    const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    throw new StatisticInputError({ where: `${where}${steps.join('')}`, problem: message, cause: parsed.error })
  }
}
