import { describe, expect, it } from 'vitest'
import type { Answer } from './answer.ts'
import { answerStatistic } from './answer-statistic.ts'
import { readSharedOracles } from './testing.ts'

const shared = readSharedOracles() ?? []

/** Holds our answer against the tool's, leaf by leaf: numbers within the tolerance, a reason wherever the tool has no number. */
function compare(ours: Answer | undefined, theirs: unknown, tol: number, path: string): void {
  if (typeof theirs === 'number') {
    expect(ours, path).toBeTypeOf('number')
    expect(Math.abs((ours as number) - theirs), path).toBeLessThanOrEqual(tol)
  } else if (typeof theirs === 'string') {
    if (typeof ours === 'string') expect(ours, path).toBe(theirs)
    else expect(ours, path).toEqual({ undefined: expect.stringContaining(isTypeOfError(theirs) ? '' : theirs) })
  } else {
    const fields = Object.entries(theirs as object)
    if (Array.isArray(theirs)) expect(ours, path).toHaveLength(fields.length)
    for (const [key, value] of fields) compare((ours as Record<string, Answer>)[key], value, tol, `${path}.${key}`)
  }
}

/** `NaN` and `error:...` name no reason that ours could repeat; `no finite MLE` does. */
const isTypeOfError = (text: string) => text === 'NaN' || text.startsWith('error:')

describe.skipIf(shared.length === 0)('every case of ../shared/oracles/stat-oracles.json (skipped where the file is missing)', () => {
  it.each(shared)('$name ($tool)', ({ kind, input, expected, tol }) => {
    compare(answerStatistic({ kind, input }, '[0]'), expected, tol, kind)
  })
})
