import type { PromptingSkills } from '../../../src/protocol/prompting.ts'

type Miner = PromptingSkills['miners'][number]
export type Skill = Miner['skills'][number]

export interface RankedMiner extends Miner {
  /** All types together: every answer counts alike. */
  readonly overall: { readonly n: number; readonly mean: number; readonly totalMs: number }
  /** Among those with enough answers; `undefined` for the others, which come last. */
  readonly rank: number | undefined
}

/** Miners by their mean over all types, best first. @param fewest answers it takes to be ranked */
export function rankMiners({ miners, fewest }: Pick<PromptingSkills, 'miners' | 'fewest'>): RankedMiner[] {
  const known = miners.map((miner) => ({ ...miner, overall: overallOf(miner.skills) })).sort((a, b) => b.overall.mean - a.overall.mean)
  const [enough, few] = [known.filter(({ overall }) => overall.n >= fewest), known.filter(({ overall }) => overall.n < fewest)]
  return [...enough.map((miner, index) => ({ ...miner, rank: index + 1 })), ...few.map((miner) => ({ ...miner, rank: undefined }))]
}

/** Share of all answers of all miners in a type that passed; `undefined` where there is none. */
export function passedShare(miners: readonly Miner[], type: string): number | undefined {
  const skills = miners.flatMap((miner) => miner.skills.filter((skill) => skill.type === type))
  const n = skills.reduce((sum, skill) => sum + skill.n, 0)
  return n === 0 ? undefined : skills.reduce((sum, skill) => sum + skill.passed, 0) / n
}

function overallOf(skills: readonly Skill[]): RankedMiner['overall'] {
  const n = skills.reduce((sum, skill) => sum + skill.n, 0)
  const meanOf = (value: (skill: Skill) => number) => (n === 0 ? 0 : skills.reduce((sum, skill) => sum + skill.n * value(skill), 0) / n)
  return { n, mean: meanOf(({ mean }) => mean), totalMs: meanOf(({ totalMs }) => totalMs) }
}
