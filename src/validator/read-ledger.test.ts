import { expect, it } from 'vitest'
import { createRng } from '../core/rng.ts'
import { dojo } from '../mechanisms/dojo/dojo.ts'
import type { LedgerRow } from '../store/scores.ts'
import { sumLedger } from './read-ledger.ts'
import { ValidatorConfig } from './validator-config.ts'

const running = { mechid: 0, mechanism: dojo(), config: ValidatorConfig.parse({}) }

/** 20 tasks that VICTIM judges after LIKE-MINDED and much like it, and 20 in which it comes before COPIER; all of epoch 3, all worth .5. */
function aLedger(): LedgerRow[] {
  const rng = createRng('like-minded')
  const shift = (mark: readonly number[]) => mark.map((value) => value + 0.3 * rng.normal())
  const pair = (task: number, [first, later]: readonly [string, string]) => {
    const mark = [rng.normal(), rng.normal(), rng.normal(), rng.normal()]
    return [first, later].map((miner, arrival) => ({
      task_id: `${first}-${task}`,
      miner,
      worker: miner,
      domain: 'pages',
      epoch: 3,
      value: 0.5,
      evidence: 1,
      deviation: shift(mark),
      arrival,
    }))
  }
  const tasks = Array.from({ length: 20 }, (_, n) => n)
  return [...tasks.flatMap((n) => pair(n, ['like-minded', 'victim'])), ...tasks.flatMap((n) => pair(n, ['victim', 'copier']))]
}

it('takes back what copies were paid of who was flagged, and not what likeness to others, who are in no voice with it, had cost it all the time', () => {
  const rows = aLedger()
  const sumsIn = (foundIn: readonly (readonly [string, number])[]) =>
    sumLedger({ rows, rulings: { oneVoice: [['copier', 'victim']], cleared: [], foundIn } }, running, 5)
  const before = sumsIn([])
  const after = sumsIn([['copier', 5], ['victim', 5]]) // biome-ignore format: one list
  expect(before.get('victim')!.sum, 'something is discounted for the like-minded one').toBeLessThan(0.5 * 40 - 1)
  expect(after.get('victim')).toEqual(before.get('victim'))
  expect(after.get('like-minded')).toEqual(before.get('like-minded'))
  expect(after.get('copier')!.sum).toBeCloseTo(-20 * 0.5 * (2 / 6), 12) // paid in two epochs, six are left
})
