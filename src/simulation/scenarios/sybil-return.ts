import { meanInterval } from '../../stats/mean-interval.ts'
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
  /** 95 %, over persons and draws; `undefined` where there is only one. */
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
 * A person pays for as many registrations as it has names, and for each look once, through however many names it is told. The interval is Student's,
 * of what each person was paid beyond the ratio: persons are few, and resampling two or three of them would hide what luck can do.
 *
 * @returns `undefined` where the reference was paid nothing
 */
export function returnRatio(persons: readonly Compared[]): ReturnRatio | undefined {
  const units = persons.map(({ person, reference, price }) => {
    const cost = ({ hours, names }: Account) => hours + names * price
    return { pay: person.pay, due: (cost(person) * reference.pay) / cost(reference) }
  })
  const due = units.reduce((sum, unit) => sum + unit.due, 0)
  if (!(due > 0)) return undefined
  const ratio = units.reduce((sum, { pay }) => sum + pay, 0) / due
  const beyond = meanInterval(units.map((unit) => unit.pay - ratio * unit.due))
  const toRatio = (excess: number) => ratio + (excess * units.length) / due
  return { ratio, interval: beyond && [toRatio(beyond[0]), toRatio(beyond[1])] }
}
