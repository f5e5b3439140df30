import { createRng } from '../../core/rng.ts'
import { bootstrapInterval } from '../../stats/bootstrap-interval.ts'
import type { GroupResult, Interval } from '../group-result.ts'

/** What was paid for what it cost: to one person, or to a group of miners. */
export interface Account {
  /** In pay of one honest miner. */
  readonly pay: number
  readonly hours: number
  readonly names: number
}

/** A return on cost beside the honest one. */
export interface ReturnRatio {
  /** 1 = a piece of work and its registrations bring as much as the reference gets for them. */
  readonly ratio: number
  /** Over persons and draws; `undefined` where there are too few to tell. */
  readonly interval: Interval
}

export function accountOf({ payRatio = 0, miners, hoursPerMiner }: GroupResult): Account {
  return { pay: payRatio * miners, hours: hoursPerMiner * miners, names: miners }
}

/** One person, and whoever has one name in the same network. */
export interface Compared {
  readonly person: Account
  readonly reference: Account
  /** Of one registration, in hours of work. */
  readonly price: number
}

/**
 * return = pay / (hours + names * price): of all persons together, as a multiple of what it is for the reference.
 *
 * A person pays for as many registrations as it has names, and for each look once, through however many names it is told.
 *
 * @returns `undefined` where the reference was paid nothing
 */
export function returnRatio(persons: readonly Compared[]): ReturnRatio | undefined {
  const units = persons.map(({ person, reference, price }) => {
    const cost = ({ hours, names }: Account) => hours + names * price
    return { pay: person.pay, due: (cost(person) * reference.pay) / cost(reference) }
  })
  const ratioOf = (weights: ArrayLike<number>) => {
    const total = (of: (unit: (typeof units)[number]) => number) => units.reduce((sum, unit, i) => sum + weights[i]! * of(unit), 0)
    const due = total((unit) => unit.due)
    return due > 0 ? total(({ pay }) => pay) / due : undefined
  }
  const once = units.map(() => 1)
  const ratio = ratioOf(once)
  if (ratio === undefined) return undefined
  return { ratio, interval: bootstrapInterval(once, ratioOf, { rng: createRng('sybil returns'), resamples: 1000 }) }
}
