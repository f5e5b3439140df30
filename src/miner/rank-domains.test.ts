import { describe, expect, it } from 'vitest'
import { createRng } from '../core/rng.ts'
import { dojoRecipe } from '../scoring/dojo-recipe.ts'
import { type SkillEntry, skillPosterior } from '../scoring/skill-posterior.ts'
import { rankDomains } from './rank-domains.ts'

const bookOf = (entries: readonly SkillEntry[]) => skillPosterior(entries, { epoch: 1, ...dojoRecipe.skill })
const scored = (worker: string, domain: string, values: readonly number[]): SkillEntry[] =>
  values.map((value) => ({ miner: 'm', worker, domain, epoch: 1, value, evidence: 1 }))

describe('rankDomains', () => {
  it('puts first what a worker does better than the others, not what is easy for all', () => {
    const easy = [0.8, 0.8, 0.8, 0.8]
    const book = bookOf([
      ...scored('ada', 'text', easy),
      ...scored('ada', 'code', [0.7, 0.7, 0.7, 0.7]),
      ...scored('bea', 'text', easy),
      ...scored('bea', 'code', [0, 0, 0, 0]),
    ])
    expect(rankDomains(book, { miner: 'm', worker: 'ada' }, ['text', 'code'])).toEqual(['code', 'text'])
    expect(rankDomains(book, { miner: 'm', worker: 'bea' }, ['text', 'code'])).not.toContain('code')
  })

  it('knows nothing of a new worker', () => {
    const book = bookOf([...scored('ada', 'text', [0.5]), ...scored('ada', 'code', [0.5])])
    expect(rankDomains(bookOf([]), { miner: 'm', worker: 'new' }, ['text', 'code'])).toEqual([])
    expect(rankDomains(book, { miner: 'm', worker: 'new' }, [])).toEqual([])
  })

  /**
   * Nine workers, each a specialist in one of three domains (mean score 0.7 there, 0.2 elsewhere, spread 0.4); tasks of random domains. Whoever is
   * free next, in random order, takes one of the pool of nine; what is known comes from the scores alone. 3,000 tasks, the first 900 to learn.
   */
  function simulate(route: boolean, seed: string) {
    const rng = createRng(seed)
    const domains = ['code', 'page', 'text']
    const workers = Array.from({ length: 9 }, (_, n) => ({ worker: `worker ${n}`, best: domains[n % 3]! }))
    const entries: SkillEntry[] = []
    const pool: string[] = []
    let [own, sum, count] = [0, 0, 0]
    let book = bookOf(entries)
    for (let task = 0; task < 3000; task++) {
      while (pool.length < 9) pool.push(domains[rng.int(0, 2)]!)
      if (task % 50 === 0) book = bookOf(entries)
      const { worker, best } = workers[rng.int(0, 8)]!
      const ranked = route ? rankDomains(book, { miner: 'm', worker }, domains) : []
      const domain = ranked.find((one) => pool.includes(one)) ?? pool[0]!
      pool.splice(pool.indexOf(domain), 1)
      const value = Math.max(-1, Math.min(1, (domain === best ? 0.7 : 0.2) + 0.4 * rng.normal()))
      entries.push({ miner: 'm', worker, domain, epoch: 1, value, evidence: 1 })
      if (task < 900) continue
      own += domain === best ? 1 : 0
      sum += value
      count += 1
    }
    return { own: own / count, mean: sum / count }
  }

  it('brings specialists the tasks of their domains, and the miner better scores, than taking the oldest', () => {
    const seeds = ['one', 'two', 'three', 'four']
    for (const seed of seeds) {
      const [routed, random] = [simulate(true, seed), simulate(false, seed)]
      expect(random.own).toBeGreaterThan(0.28) // a third by chance: 2,100 tasks, 1 sd = 0.01
      expect(random.own).toBeLessThan(0.39)
      expect(routed.own).toBeGreaterThan(0.8)
      expect(routed.mean).toBeGreaterThan(random.mean + 0.17) // more than half of the 1/3 that perfect routing could add
    }
  })
})
