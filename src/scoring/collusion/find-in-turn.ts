import { betOn } from './bet-on.ts'
import { COLLUSION_RULE, type CollusionRule, collusionBar } from './collusion-bar.ts'
import type { PairOdds, TaskLikeness } from './pair-odds.ts'
import { weighEvidence } from './weigh-evidence.ts'

/** Somebody who is wrong as one or the other of two is, task after task, as if it copied them in turn. */
export interface InTurn {
  readonly who: string
  /** Sorted. */
  readonly sources: readonly [string, string]
  /** Natural logarithm of how much likelier that is if it copies them than if each answers alone. */
  readonly odds: number
  /** What the odds must reach. */
  readonly bar: number
  /** On which it and one of the two at least left a mark. */
  readonly tasks: number
}

/**
 * Who copies two in turn: with either of them it has too little in common to be found by pairs.
 *
 * Each task on which it and one of the two at least left a mark multiplies a stake by 1 - c + c * likeness / expected, where likeness is the larger of the two, and
 * expected 1 - (1 - e) (1 - e'), of those two that left a mark. For three who draw their marks by chance from one model, whatever it does on a task, that is no better
 * than a fair bet: who has missed one of them is the likelier to miss the other, so that the product is at most the chance of missing both.
 * There are n - 2 times as many of these as pairs, by which the bar of a pair rises. Either of the two must besides go with it where the other does not, by
 * odds of 10^5 times n: nobody is taken for copied because another is, who may belong to the copier.
 *
 * @param pairs from `pairOdds`, of marks that are alike or not: likenesses are 0 or 1
 * @param apart pairs that are known to be two
 * @returns the surest first; of pairs that reach their own bar nothing, for they need no third
 * @cost O(n^2 log n + n p^2 t): of t tasks with each of the p surest partners
 * @source Ville (1939) for the bound; Jensen's inequality for the product
 * @example findInTurn([], () => false) // []
 */
export function findInTurn(pairs: readonly PairOdds[], apart: (a: string, b: string) => boolean, rule = COLLUSION_RULE): InTurn[] {
  const partnersOf = new Map<string, { readonly name: string; readonly pair: PairOdds }[]>()
  for (const pair of pairs) {
    const { a, b } = pair
    if (!partnersOf.has(a)) partnersOf.set(a, [])
    if (!partnersOf.has(b)) partnersOf.set(b, [])
    if (apart(a, b) || isFoundAlone(pair, rule)) continue
    partnersOf.get(a)!.push({ name: b, pair })
    partnersOf.get(b)!.push({ name: a, pair })
  }
  const everybody = partnersOf.size
  const found: InTurn[] = []
  for (const [who, partners] of partnersOf) {
    const surest = partners.toSorted((x, y) => y.pair.odds - x.pair.odds || (x.name < y.name ? -1 : 1)).slice(0, MOST_PARTNERS)
    const told = surest.map(({ name, pair }) => ({ name, tasks: new Map(pair.tasks.map((task) => [task.task, task])) }))
    for (const [n, one] of told.entries())
      for (const other of told.slice(n + 1)) {
        const ratios = ratiosOfEither(one.tasks, other.tasks)
        const bar = collusionBar(ratios.length, rule) + Math.log(everybody - 2)
        const odds = betOn(ratios)
        if (odds < bar || ratios.length < rule.leastShared) continue
        if (!isOwn(one.tasks, other.tasks) || !isOwn(other.tasks, one.tasks)) continue
        found.push({
          who,
          sources: one.name < other.name ? [one.name, other.name] : [other.name, one.name],
          odds,
          bar,
          tasks: ratios.length,
        })
      }
  }
  return found.sort((x, y) => y.odds - y.bar - (x.odds - x.bar))

  /** Whether somebody goes with one by what it has not in common with the other. */
  function isOwn(one: Tasks, other: Tasks): boolean {
    const ratios = [...one.values()].filter(({ task }) => !other.get(task)?.likeness).map(({ likeness, expected }) => likeness / expected)
    return betOn(ratios) >= collusionBar(ratios.length, rule, SOURCE_BAR) + Math.log(everybody)
  }
}

/** Two who are copied in turn are among the surest, because each is repeated in half: so few are tried, each with each. */
const MOST_PARTNERS = 8

function isFoundAlone({ odds, shared }: PairOdds, rule: CollusionRule): boolean {
  return weighEvidence({ answers: odds, positions: 0, timing: 0 }) >= collusionBar(shared, rule)
}

/** Power of ten: more than for the member of a circle, because who copies, and whom else it copies, may be of one hand. */
const SOURCE_BAR = 5

type Tasks = ReadonlyMap<string, TaskLikeness>

function ratiosOfEither(one: Tasks, other: Tasks): number[] {
  return [...new Set([...one.keys(), ...other.keys()])].sort().map((task) => {
    const both = [one.get(task), other.get(task)].filter((likeness) => likeness !== undefined)
    const missed = both.reduce((chance, { expected }) => chance * (1 - expected), 1)
    return Math.max(...both.map(({ likeness }) => likeness)) / (1 - missed)
  })
}
