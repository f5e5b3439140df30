import { expect, it } from 'vitest'
import { dojo } from '../mechanisms/dojo/dojo.ts'
import { readShares } from './read-shares.ts'
import { ValidatorConfig } from './validator-config.ts'

const running = { mechid: 0, mechanism: dojo(), config: ValidatorConfig.parse({}) }
const rowsOf = (miner: string, values: readonly number[]) =>
  values.map((value, n) => ({
    task_id: `task-${n}`,
    miner,
    worker: `worker of ${miner}`,
    domain: 'pages',
    epoch: 1,
    value,
    evidence: 1,
    deviation: [],
    arrival: 1,
  }))
const readAll = () =>
  readShares(
    {
      rows: [...rowsOf('ann', Array(16).fill(0.9)), ...rowsOf('ben', Array(16).fill(0.5)), ...rowsOf('cem', [0.1])],
      rulings: { oneVoice: [], cleared: [], foundIn: [] },
    },
    running,
    1,
    (hotkey) => hotkey.toUpperCase(),
  )

it('tells what each miner has proven, largest share first', () => {
  const shares = readAll()
  expect(shares.map(({ miner, tasks }) => [miner, tasks])).toEqual([
    [{ hotkey: 'ann', name: 'ANN' }, 16],
    [{ hotkey: 'ben', name: 'BEN' }, 16],
    [{ hotkey: 'cem', name: 'CEM' }, 1],
  ])
  expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12)
  expect(shares[2]).toMatchObject({ proven: 0, bonus: 0, share: 0 })
})

it('leaves less the more names the same work is done under, and nothing where parts prove nothing', () => {
  const [ann, ben] = readAll()
  for (const { share, splits } of [ann!, ben!]) {
    const left = [share, ...splits.map((split) => split.share)]
    expect(left).toEqual(left.toSorted((a, b) => b - a))
    expect(left[1]).toBeLessThan(share)
  }
  // .5 in one task is less than one standard deviation of it
  expect(ben!.splits.at(-1)).toEqual({ names: 16, share: 0 })
})
