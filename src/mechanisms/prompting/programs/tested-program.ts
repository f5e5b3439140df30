import type { Rng } from '../../../core/rng.ts'
import { NoQuestionError } from '../errors.ts'
import { drawProgram } from './draw-program.ts'
import { callsOf, type Program, type TestCall } from './program.ts'
import { OWN_CODE_BOUNDS, runCode } from './run-code.ts'

/** Usual calls of a test; the edges come after them. */
export const USUAL_CALLS = 16

/** What a program is held to: calls that nobody is shown. */
export type Tests = { readonly name: string; readonly calls: TestCall[] }

/**
 * A program whose two implementations both give what our own code says.
 * @throws {@link NoQuestionError} where one does not, or where its calls tell too little
 */
export async function testedProgram(type: string, rng: Rng, steps: number): Promise<{ program: Program; tests: Tests }> {
  const program = drawProgram(rng, steps)
  const calls = callsOf(program, rng, USUAL_CALLS)
  if (!calls) throw new NoQuestionError({ type, got: `a function that mostly gives the same: ${program.code}` })
  const tests = { name: program.name, calls }
  for (const code of [program.code, program.other]) {
    const { passes, why } = await runCode(code, tests, OWN_CODE_BOUNDS)
    if (!passes) throw new NoQuestionError({ type, got: `an implementation that fails: ${why}\n${code}` })
  }
  return { program, tests }
}
