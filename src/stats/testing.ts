import { existsSync, readFileSync } from 'node:fs'
import { expect } from 'vitest'

/** One reference result: what a tool gave for an input. `"NaN"` and `"error:..."` stand for "no such number". */
export interface OracleCase<Input, Expected> {
  readonly name: string
  readonly tool: string
  readonly tol: number
  readonly input: Input
  readonly expected: Expected
}

/** @param name of a committed `<name>.oracle.json` beside the tests */
export function readOracle<Input, Expected>(name: string): OracleCase<Input, Expected>[] {
  return JSON.parse(readFileSync(new URL(`./${name}.oracle.json`, import.meta.url), 'utf8'))
}

const sharedOracles = new URL('../../../shared/oracles/stat-oracles.json', import.meta.url)

/** The larger oracle file beside the repository; `undefined` where it is not at hand. */
export function readSharedOracles(): (OracleCase<unknown, unknown> & { kind: string })[] | undefined {
  return existsSync(sharedOracles) ? JSON.parse(readFileSync(sharedOracles, 'utf8')) : undefined
}

/** Our result against the tool's: within its tolerance, and `undefined` exactly where the tool has no number. */
export function expectClose(ours: number | undefined, theirs: number | string, tol: number): void {
  if (typeof theirs === 'string') expect(ours).toBeUndefined()
  else {
    expect(ours).toBeTypeOf('number')
    expect(Math.abs(ours! - theirs)).toBeLessThanOrEqual(tol)
  }
}
