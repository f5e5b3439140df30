import type * as z from 'zod'

/** What cannot be read of an input. */
export interface InputProblem {
  /** The path of the value: `[2].candidate`. */
  readonly where: string
  readonly problem: string
  readonly cause: unknown
}

/**
 * Puts the check of an input's form before a function of the checked input, which is unknown JSON until then.
 *
 * @param refuse makes the error of the first field that cannot be read
 * @returns takes the input and its path
 */
export function checked<Input, Output>(
  schema: z.ZodType<Input>,
  answer: (input: Input, where: string) => Output,
  refuse: (problem: InputProblem) => Error,
): (input: unknown, where: string) => Output {
  return (input, where) => {
    const parsed = schema.safeParse(input)
    if (parsed.success) return answer(parsed.data, where)
    const { path, message } = parsed.error.issues[0]!
    const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    throw refuse({ where: `${where}${steps.join('')}`, problem: message, cause: parsed.error })
  }
}
