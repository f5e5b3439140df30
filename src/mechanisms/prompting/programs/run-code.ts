import * as z from 'zod'
import { runFunctionCheck } from '../../../sandbox/run-function-check.ts'

/** The test calls of a program, which nobody is shown. */
export const ProgramTests = z.object({
  name: z.string(),
  calls: z.array(z.object({ with: z.array(z.json()), gives: z.json() })).min(1),
})
export type ProgramTests = z.infer<typeof ProgramTests>

/** Small functions need some ten rounds; what needs more has lost its way. A step that the engine does not count ends by the clock. */
const ANSWER_BOUNDS = { mostRounds: 200, deadlineMs: 600 }

/** For code of our own, which holds no such step: what comes of it must not depend on how busy the machine is. */
export const OWN_CODE_BOUNDS = { ...ANSWER_BOUNDS, deadlineMs: 60_000 }

/** What answers print or export for other engines goes nowhere. In the first line, so that the places in error messages stay right. */
const PRELUDE = 'globalThis.console = { log() {}, warn() {}, error() {} }; globalThis.module = { exports: {} }; '

/** What came of running code against tests. */
export interface CodeOutcome {
  readonly passes: boolean
  /** Place of the first call that failed, where the code could be run at all. */
  readonly failedCall?: number
  readonly why: string
}

/**
 * Runs code that nobody trusts against test calls, within a second even if it never ends.
 * @cost some milliseconds; about a third of a second for the check after one that had to be broken off
 */
export async function runCode(code: string, { name, calls }: ProgramTests, bounds = ANSWER_BOUNDS): Promise<CodeOutcome> {
  const { holds, problem, why } = await runFunctionCheck(PRELUDE + code, { kind: 'function', name, calls }, bounds)
  const failed = /^call (\d+):/.exec(why ?? '')?.[1]
  return { passes: holds, why: problem ?? why ?? 'all calls give what they must', ...(failed && { failedCall: Number(failed) - 1 }) }
}
