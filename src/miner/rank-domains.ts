import type { SkillBook } from '../scoring/skill-posterior.ts'

/**
 * Domains in the order in which a worker should be given tasks of them: by how much better it is there than its miner's workers together.
 *
 * By its own mean alone everybody would get what is easy for all. Means are posteriors shrunk towards the miner's, so that a few lucky tasks
 * make nobody a specialist, and a new worker has no order: it gets the oldest task. Domains where the worker is not better come last.
 *
 * @param who a worker at a miner
 * @param domains in any order
 * @returns those in which it has an advantage, the largest first; ties by name
 * @source comparative advantage: Ricardo (1817), On the Principles of Political Economy, ch. 7
 */
export function rankDomains(
  skills: SkillBook,
  who: { readonly miner: string; readonly worker: string },
  domains: readonly string[],
): string[] {
  const advantage = (domain: string) => skills.of({ ...who, domain }).mean - skills.of({ miner: who.miner, worker: undefined, domain }).mean
  return domains
    .map((domain) => ({ domain, ahead: advantage(domain) }))
    .filter(({ ahead }) => ahead > 0)
    .sort((a, b) => b.ahead - a.ahead || (a.domain < b.domain ? -1 : 1))
    .map(({ domain }) => domain)
}
