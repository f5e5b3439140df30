import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runEpoch } from './run-epoch.ts'
import { type SparseRow, storedRows } from './stored-matrix.ts'
import { anEpochInput } from './testing.ts'

const MINERS = 4

/** What honest validators find in each epoch: a score per miner. */
const findings = fc.array(fc.array(fc.integer({ min: 0, max: 65_535 }), { minLength: MINERS, maxLength: MINERS }), {
  minLength: 2,
  maxLength: 30,
})

interface Validators {
  readonly honest: number
  /** Give all their weight to the first miner, whatever it does. */
  readonly liars?: number
  readonly liquidAlpha: boolean
}

/** Total dividends by validator, and incentives by miner, when the last validator repeats what the honest ones said an epoch ago. */
function runWithCopier(epochs: readonly (readonly number[])[], { honest, liars = 0, liquidAlpha }: Validators) {
  const validators = honest + liars + 1
  const dividends = new Array<number>(validators).fill(0)
  const incentives = new Array<number>(MINERS).fill(0)
  const lie: SparseRow = [[validators, 65_535]]
  let bonds: readonly SparseRow[] = []
  let copied: SparseRow = []
  for (const scores of epochs) {
    const found = scores.map((score, miner) => [validators + miner, score] as const)
    const output = runEpoch(
      anEpochInput({
        n: validators + MINERS,
        stake: new Array<bigint>(validators).fill(1000n),
        validatorPermits: new Array<boolean>(validators).fill(true),
        lastUpdate: new Array<number>(validators).fill(990),
        registeredAt: [],
        weights: [...new Array<SparseRow>(honest).fill(found), ...new Array<SparseRow>(liars).fill(lie), copied],
        liquidAlpha,
        bonds,
      }),
      'exact',
    )
    bonds = storedRows(output.bonds)
    copied = found
    for (const uid of dividends.keys()) dividends[uid]! += output.dividends[uid]!
    for (const miner of incentives.keys()) incentives[miner]! += output.incentive[validators + miner]!
  }
  return { dividends, incentives }
}

describe.each([
  ['without', false],
  ['with', true],
])('Yuma 3 %s liquid alpha', (_, liquidAlpha) => {
  it('never pays one who copies last epoch’s weights more than those who found them', () => {
    fc.assert(
      fc.property(findings, (epochs) => {
        const [early, , , copier] = runWithCopier(epochs, { honest: 3, liquidAlpha }).dividends
        expect(copier).toBeLessThanOrEqual(early! + 2 * epochs.length) // each epoch rounds down to u16
      }),
      { numRuns: 300 },
    )
  })

  it('pays a copier clearly less while miners change', () => {
    const epochs = Array.from({ length: 12 }, (_, epoch) => Array.from({ length: MINERS }, (_, miner) => Number(epoch % MINERS === miner)))
    const [early, , , copier] = runWithCopier(epochs, { honest: 3, liquidAlpha }).dividends
    expect(copier).toBeLessThan(0.9 * early!)
  })

  it('row 10: pays, of six validators, a liar nothing, its favourite nothing, and a copier less than those who found the weights', () => {
    const epochs = Array.from({ length: 12 }, (_, epoch) =>
      Array.from({ length: MINERS }, (_, miner) => Number(miner > 0 && epoch % (MINERS - 1) === miner - 1)),
    )
    const { dividends, incentives } = runWithCopier(epochs, { honest: 4, liars: 1, liquidAlpha })
    const [early, , , , liar, copier] = dividends
    expect(liar).toBe(0)
    expect(copier).toBeLessThan(0.9 * early!)
    expect(incentives[0]).toBe(0)
    expect(Math.min(...incentives.slice(1))).toBeGreaterThan(0)
  })
})
