import { describe, expect, it } from 'vitest'
import { replaySybils, type SybilWorld } from '../scripts/sybil-replay.ts'
import { returnCells, SYBIL_KINDS } from '../scripts/sybil-returns.ts'

const world: SybilWorld = { kinds: SYBIL_KINDS(64), noise: 1, epochs: 12, tasksPerEpoch: 50, way: 'one' }
const DRAWS = 3
const freeReturn = (cells: ReturnType<typeof returnCells>, names: string, span: string) =>
  cells.find((cell) => cell.names === names && cell.span === span && cell.against === 'honest')!.returns[0]!.mean

describe('a person under many names, in a network without a database', () => {
  it('is found under sixteen, and then has clearly less for a look than an honest miner', () => {
    const cells = returnCells(world, { seed: 'test', draws: DRAWS })
    expect(cells.find(({ names }) => names === '16')!.found).toBe(1)
    expect(freeReturn(cells, '16', '9 to 12')).toBeLessThan(0.85)
  })

  it('is not found where each name looks for itself', () => {
    const parties = Array.from({ length: DRAWS }, (_, draw) => replaySybils({ ...world, way: 'each' }, `test/${draw}`)).flat()
    expect(parties.filter(({ found }) => found !== undefined)).toEqual([])
    const looks = parties.flatMap((party) => party.looks).reduce((sum, count) => sum + count, 0)
    expect(looks).toBeGreaterThan(4 * DRAWS * world.epochs * world.tasksPerEpoch - 1)
  })

  it('pays one whole in every epoch, to names that look or share a look', () => {
    const parties = replaySybils({ ...world, epochs: 3 }, 'test/whole')
    const pay = [0, 1, 2].map((epoch) => parties.reduce((sum, party) => sum + party.pay[epoch]!, 0))
    for (const paid of pay) expect(paid).toBeCloseTo(1, 9)
    const shared = parties.filter(({ kind }) => kind === '16').flatMap(({ looks }) => looks)
    const alone = replaySybils({ ...world, epochs: 3, way: 'each' }, 'test/whole').filter(({ kind }) => kind === '16')
    expect(shared.reduce((a, b) => a + b)).toBeLessThan(alone.flatMap(({ looks }) => looks).reduce((a, b) => a + b))
  })
})
