import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runEpoch } from './run-epoch.ts'
import { type SparseRow, storedRows } from './stored-matrix.ts'
import { anEpochInput } from './testing.ts'

const HONEST = 3
const MINERS = 4
const VALIDATORS = HONEST + 1

/** What honest validators find in each epoch: a score per miner. */
const findings = fc.array(fc.array(fc.integer({ min: 0, max: 65_535 }), { minLength: MINERS, maxLength: MINERS }), {
  minLength: 2,
  maxLength: 30,
})

/** Total dividends by validator when the last one repeats what the others said an epoch ago. */
function runWithCopier(epochs: readonly (readonly number[])[], liquidAlpha: boolean): number[] {
  const totals = new Array<number>(VALIDATORS).fill(0)
  let bonds: readonly SparseRow[] = []
  let copied: SparseRow = []
  for (const scores of epochs) {
    const honest = scores.map((score, miner) => [VALIDATORS + miner, score] as const)
    const output = runEpoch(
      anEpochInput({
        n: VALIDATORS + MINERS,
        stake: new Array<bigint>(VALIDATORS).fill(1000n),
        validatorPermits: new Array<boolean>(VALIDATORS).fill(true),
        lastUpdate: new Array<number>(VALIDATORS).fill(990),
        registeredAt: [],
        weights: [...new Array<SparseRow>(HONEST).fill(honest), copied],
        liquidAlpha,
        bonds,
      }),
      'exact',
    )
    bonds = storedRows(output.bonds)
    copied = honest
    for (const uid of totals.keys()) totals[uid]! += output.dividends[uid]!
  }
  return totals
}

describe.each([
  ['without', false],
  ['with', true],
])('Yuma 3 %s liquid alpha', (_, liquidAlpha) => {
  it('never pays one who copies last epoch’s weights more than those who found them', () => {
    fc.assert(
      fc.property(findings, (epochs) => {
        const [early, , , copier] = runWithCopier(epochs, liquidAlpha)
        expect(copier).toBeLessThanOrEqual(early! + 2 * epochs.length) // each epoch rounds down to u16
      }),
      { numRuns: 300 },
    )
  })

  it('pays a copier clearly less while miners change', () => {
    const epochs = Array.from({ length: 12 }, (_, epoch) => Array.from({ length: MINERS }, (_, miner) => Number(epoch % MINERS === miner)))
    const [early, , , copier] = runWithCopier(epochs, liquidAlpha)
    expect(copier).toBeLessThan(0.9 * early!)
  })
})
