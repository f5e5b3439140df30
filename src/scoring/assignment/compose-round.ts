import type { Rng } from '../../core/rng.ts'
import { requireWhole } from './least-pair-overlap.ts'

/** A miner as one who waits for a seat. */
export interface Judge {
  readonly miner: string
  /** From {@link judgeSeats}. */
  readonly seats: number
  /** How far it has been served: {@link composeRound} says how far it is then. Who comes, or comes back, must not start behind those who stayed. */
  readonly served: number
}

interface ComposedRound {
  /** Miners by panel: nobody twice in one. */
  readonly panels: readonly (readonly string[])[]
  /** How far those who have seats are served now. */
  readonly served: ReadonlyMap<string, number>
}

/**
 * The panels of one round: seats go to those who are served least, and into the panel where a miner has met the others least.
 *
 * A seat moves a miner on by 1 / seats, and the least served come first: so everybody has a turn, in proportion to its seats, however long
 * the network runs, and whoever comes and goes as long as nobody's absence counts as waiting. Who sits where is drawn: nobody can look for a
 * hotkey that sits beside a friend.
 *
 * @param judges everybody who is there now, in any order: the order of names decides, then the draw
 * @param options.open panels, >= 1
 * @param options.seated seats in all: shared among panels as evenly as can be
 * @param options.met how often two have sat in one panel of late: >= 0, symmetric
 * @param options.rng seeded with the validator's secret and the round's number
 * @throws {@link InvalidScoringInputError} if a number is not whole, or a miner has no seat
 * @cost O(seated^2 + seated * judges)
 * @source Goyal, Vin & Cheng (1996), SIGCOMM:157-168 (start-time fair queueing: who is served least comes next, by weight)
 */
export function composeRound(
  judges: readonly Judge[],
  { open, seated, met, rng }: { open: number; seated: number; met(a: string, b: string): number; rng: Rng },
): ComposedRound {
  requireWhole({ open, seated }, 1)
  for (const { seats } of judges) requireWhole({ seats }, 1)
  const { taken, served } = takeSeats(judges, { open, seated, rng })
  const byMiner = Map.groupBy(taken, (miner) => miner)
  // Whoever has many seats finds a panel without itself only as long as there is room in many.
  const order = [...byMiner.values()].sort((a, b) => b.length - a.length).flat()
  const panels: string[][] = Array.from({ length: open }, () => [])
  const room = panels.map((_, index) => Math.floor(order.length / open) + (index < order.length % open ? 1 : 0))
  const cost = costOfMeeting(order, met)
  const costIn = (panel: readonly string[], miner: string) => panel.reduce((sum, other) => sum + cost(miner, other), 0)
  for (const miner of order) {
    const free = panels.flatMap((panel, index) => {
      const left = room[index]! - panel.length
      return left > 0 && !panel.includes(miner) ? [{ panel, left }] : []
    })
    // Where the most places are left, else the next with many seats would find none; whoever has one seat may sit anywhere.
    const most = byMiner.get(miner)!.length > 1 ? Math.max(...free.map(({ left }) => left)) : 0
    const best = leastOf(
      free.filter(({ left }) => left >= most),
      ({ panel }) => costIn(panel, miner) + panel.length / (order.length + 1),
    )
    best?.panel.push(miner)
  }
  partOldMates(panels, cost)
  return { panels: panels.filter((panel) => panel.length > 0), served }
}

function takeSeats(judges: readonly Judge[], { open, seated, rng }: { open: number; seated: number; rng: Rng }) {
  const waiting = rng.shuffle([...judges].sort((a, b) => (a.miner < b.miner ? -1 : 1))).map((judge) => ({ ...judge, taken: 0 }))
  const taken: string[] = []
  while (taken.length < seated) {
    const free = waiting.filter((judge) => judge.taken < Math.min(open, judge.seats))
    const next = leastOf(free, ({ served }) => served)
    if (!next) break
    next.taken++
    next.served += 1 / next.seats
    taken.push(next.miner)
  }
  return { taken, served: new Map(waiting.filter((judge) => judge.taken > 0).map(({ miner, served }) => [miner, served])) }
}

/**
 * Cost of sitting together once more: it triples with every time that two have met beyond the least of all pairs, so that one pair of old
 * mates is worse than many of new ones. Kept, because an exchange asks again and again.
 */
function costOfMeeting(miners: readonly string[], met: (a: string, b: string) => number): (a: string, b: string) => number {
  const all = [...new Set(miners)]
  const indexOf = new Map(all.map((miner, index) => [miner, index]))
  const least = leastMeetings(all, met)
  const costs = new Float64Array(all.length ** 2).fill(-1)
  return (a, b) => {
    const cell = indexOf.get(a)! * all.length + indexOf.get(b)!
    if (costs[cell]! < 0) costs[cell] = 3 ** Math.min(met(a, b) - least, MOST_TRIPLED) - 1
    return costs[cell]!
  }
}

/** Sums of such costs stay finite. */
const MOST_TRIPLED = 500

function leastMeetings(miners: readonly string[], met: (a: string, b: string) => number): number {
  let least = Number.POSITIVE_INFINITY
  for (const [index, one] of miners.entries())
    for (const other of miners.slice(index + 1)) {
      least = Math.min(least, met(one, other))
      if (least === 0) return 0
    }
  return Number.isFinite(least) ? least : 0
}

/** Exchanges two miners of two panels as long as that parts old mates: the last to be placed had no choice. */
function partOldMates(panels: string[][], cost: (a: string, b: string) => number): void {
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let parted = false
    for (const panel of panels)
      for (let place = 0; place < panel.length; place++) {
        const swap = bestSwap(panels, panel, place, cost)
        if (!swap) continue
        const mover = panel[place]!
        panel[place] = swap.other[swap.at]!
        swap.other[swap.at] = mover
        parted = true
      }
    if (!parted) return
  }
}

function bestSwap(panels: readonly string[][], panel: readonly string[], place: number, cost: (a: string, b: string) => number) {
  const among = (mates: readonly string[], except: number, miner: string) =>
    mates.reduce((sum, other, at) => (at === except ? sum : sum + cost(miner, other)), 0)
  const mover = panel[place]!
  const mine = among(panel, place, mover)
  let best: { gain: number; other: string[]; at: number } | undefined
  for (const other of panels) {
    if (best && best.gain >= mine) break // nothing old is left
    if (mine === 0 || other.includes(mover)) continue
    for (const [at, miner] of other.entries()) {
      if (panel.includes(miner)) continue
      const gain = mine + among(other, at, miner) - among(panel, place, miner) - among(other, at, mover)
      if (gain > (best?.gain ?? 0)) best = { gain, other, at }
    }
  }
  return best
}

const SWEEPS = 8

/** The first of those with the least value. */
function leastOf<T>(items: readonly T[], value: (item: T) => number): T | undefined {
  let best: T | undefined
  let least = Number.POSITIVE_INFINITY
  for (const item of items) {
    const own = value(item)
    if (own < least) [best, least] = [item, own]
  }
  return best
}
