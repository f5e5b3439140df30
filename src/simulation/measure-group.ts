import type { Rng } from '../core/rng.ts'
import { bootstrapInterval } from '../stats/bootstrap-interval.ts'
import type { LedgerRow } from '../store/scores.ts'
import type { EpochRecord } from './epoch-record.ts'
import type { GroupResult, Interval } from './group-result.ts'
import type { Player } from './player.ts'

const MS_PER_HOUR = 3_600_000
const RESAMPLES = 1000

export interface Measured {
  readonly players: readonly Player[]
  readonly epochs: readonly EpochRecord[]
  /** The whole ledger. */
  readonly rows: readonly LedgerRow[]
  readonly rng: Rng
}

/** @param reference the group whose miners' pay is 1 */
export function measureGroup(name: string, reference: string, { players, epochs, rows, rng }: Measured): GroupResult {
  const placesOf = (group: string) => players.flatMap((player, place) => (player.group === group ? [place] : []))
  const places = placesOf(name)
  const members = places.map((place) => players[place]!)
  const payOf = (place: number) => sum(epochs.map(({ pay }) => pay[place]!))
  const pays = places.map(payOf)
  const total = sum(epochs.flatMap(({ pay }) => pay))
  const referencePay = mean(placesOf(reference).map(payOf))
  const payInterval = meanInterval(pays, rng)
  const rest = total - sum(pays)
  const shareOf = (meanPay: number) => (rest > 0 ? (members.length * meanPay) / (members.length * meanPay + rest) : 1)
  const hotkeys = new Set<string>(members.map(({ hotkey }) => hotkey))
  const own = rows.filter(({ miner }) => hotkeys.has(miner))
  const scored = own.filter(({ evidence }) => evidence > 0)
  const tally = (count: (player: Player) => number) => sum(members.map(count))
  const abstained = tally((player) => player.tally.abstained)
  return {
    name,
    words: members[0]!.agent.words,
    miners: members.length,
    share: total > 0 ? shareOf(mean(pays)) : 0,
    shareInterval: total > 0 ? spread(payInterval, shareOf) : undefined,
    fairShare: members.length / players.length,
    payRatio: referencePay > 0 ? mean(pays) / referencePay : undefined,
    payRatioInterval: referencePay > 0 ? spread(payInterval, (meanPay) => meanPay / referencePay) : undefined,
    score: scored.length > 0 ? mean(scored.map(({ value }) => value)) : undefined,
    judged: tally((player) => player.tally.judged),
    tasks: new Set(own.map(({ task_id }) => task_id)).size,
    scored: scored.length,
    withheld: Math.max(0, own.length - scored.length - abstained),
    abstained,
    refused: tally((player) => player.tally.refused),
    givenBack: tally((player) => player.tally.givenBack),
    hoursPerMiner: tally((player) => player.tally.spentMs) / members.length / MS_PER_HOUR,
    epochs: epochs.map(({ epoch, pay, trust }) => {
      const paid = sum(pay)
      return {
        epoch,
        share: paid > 0 ? sum(places.map((place) => pay[place]!)) / paid : 0,
        trust: mean(places.map((place) => trust[place]!)),
      }
    }),
  }
}

/** Of the mean pay of a group's miners, had others of the same strategy taken part. What the rest was paid is taken as given. */
function meanInterval(values: readonly number[], rng: Rng): Interval {
  const weighted = (weights: Float64Array) => {
    let total = 0
    for (let i = 0; i < values.length; i++) total += weights[i]! * values[i]!
    return total / values.length
  }
  return bootstrapInterval(new Uint8Array(values.length).fill(1), weighted, { rng, resamples: RESAMPLES })
}

/** The ends of an interval in another unit. */
const spread = (interval: Interval, unit: (value: number) => number): Interval => interval && [unit(interval[0]), unit(interval[1])]

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const mean = (values: readonly number[]) => sum(values) / values.length
