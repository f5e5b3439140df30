import { describe, expect, it } from 'vitest'
import { drawTrainingTask, TRAINING_DOMAINS } from './training-set.ts'

const row = { miner: 'm', worker: 'w', domain: 'code', round: 1, place: 1 }
const shown = (task: ReturnType<typeof drawTrainingTask>) => task.responses.map(({ response }) => response.content)

describe('drawTrainingTask', () => {
  it('has pages, texts and functions', () => {
    expect(TRAINING_DOMAINS).toEqual(['code', 'facts', 'game', 'simulation', 'tool'])
    const kinds = TRAINING_DOMAINS.map((domain) => drawTrainingTask({ ...row, domain }, 's').responses[0]!.response.kind)
    expect(kinds).toEqual(['code', 'text', 'html', 'html', 'html'])
  })

  it.each(TRAINING_DOMAINS)('makes four different responses in %s, each with all faults of the one before and more', (domain) => {
    for (let round = 1; round <= 3; round++)
      for (let place = 1; place <= 6; place++) {
        const task = drawTrainingTask({ ...row, domain, round, place }, 'secret')
        const ranked = task.responses.toSorted((a, b) => a.builtRank - b.builtRank)
        expect(ranked.map(({ builtRank }) => builtRank)).toEqual([1, 2, 3, 4])
        expect(new Set(shown(task)).size).toBe(4)
        expect(ranked[0]!.faults).toEqual([])
        for (const [index, better] of ranked.slice(0, -1).entries()) {
          const worse = ranked[index + 1]!
          expect(worse.faults).toEqual(expect.arrayContaining([...better.faults]))
          expect(worse.faults.length).toBeGreaterThan(better.faults.length)
        }
        for (const { faults } of ranked) for (const { asked } of faults) expect(task.requirements).toContain(asked)
      }
  })

  it('is the same for the same row and secret, and another for every other worker, round, place, miner and secret', () => {
    const task = drawTrainingTask(row, 's')
    expect(drawTrainingTask(row, 's')).toEqual(task)
    const others = [
      drawTrainingTask({ ...row, worker: 'x' }, 's'),
      drawTrainingTask({ ...row, round: 2 }, 's'),
      drawTrainingTask({ ...row, place: 2 }, 's'),
      drawTrainingTask({ ...row, miner: 'n' }, 's'),
      drawTrainingTask(row, 't'),
    ]
    for (const other of others) expect(shown(other)).not.toEqual(shown(task))
    const ids = [task, ...others].flatMap(({ responses }) => responses.map(({ response }) => response.id))
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('shows them in an order that says nothing: the best is first about as often as any', () => {
    const places = Array.from({ length: 200 }, (_, n) =>
      drawTrainingTask({ ...row, worker: `w${n}` }, 's').responses.findIndex(({ builtRank }) => builtRank === 1),
    )
    // 200 draws at 1 in 4: 50 +- 6.1; beyond 25 and 75 lie four standard deviations.
    for (const place of [0, 1, 2, 3]) {
      const count = places.filter((one) => one === place).length
      expect(count).toBeGreaterThan(25)
      expect(count).toBeLessThan(75)
    }
  })

  it('goes through all families of a domain before it comes to one again', () => {
    const titles = Array.from({ length: 6 }, (_, n) => drawTrainingTask({ ...row, domain: 'game', place: n + 1 }, 's').instruction)
    expect(new Set(titles).size).toBe(6)
  })
})
