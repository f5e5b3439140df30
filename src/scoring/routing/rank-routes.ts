import type { Rng } from '../../core/rng.ts'
import type { RouteBook, RouteEstimate } from './route-book.ts'

/** A miner that may be asked. */
export interface RouteCandidate {
  readonly miner: string
  /** US dollars for a million tokens; 0 = paid by emission alone. */
  readonly usdPerMillionTokens: number
}

/** One miner in the order in which they are asked. */
export interface Route<Candidate extends RouteCandidate = RouteCandidate> {
  readonly candidate: Candidate
  /** Expected worth of asking it: in (0, 1]. */
  readonly worth: number
  /** True where it was drawn to learn about it, not because it is the best. */
  readonly exploring: boolean
}

/** A latency and a price at which an answer is worth half as much. */
const HALF_WORTH_MS = 30_000
const HALF_WORTH_USD = 20
/** Nobody is worth nothing: among the bad the quick and cheap one still comes first. */
const LEAST_QUALITY = 0.01
/** So many standard deviations of what is unknown about a miner are drawn into its quality: near equals take turns. */
const DOUBT = 0.3
/** Share of prompts whose first miner is drawn evenly from all: a little more than 5 %, so that it is at least that in the long run. */
const EXPLORATION = 0.055

/**
 * The order in which to ask miners for one prompt: best first, save for 5.5 % of all prompts, which go to one at random first.
 *
 * worth = quality x reliability x 1 / (1 + latency / 30 s) x 1 / (1 + price / $20 per million tokens), quality = the mean over the types
 * that the prompt may belong to, plus a draw from 0.3 of what is uncertain about it.
 *
 * @param types probability of each type: sums to 1
 * @param asker whose prompt it is; absent = somebody who has not asked before
 * @param rng one stream a prompt: same stream, same order
 * @returns every candidate once; empty for none
 * @cost candidates times types
 * @source after Thompson (1933), Biometrika 25(3/4):285-294, doi:10.2307/2332286, and the epsilon-greedy rule of Sutton & Barto (2018), Reinforcement Learning, 2nd ed., section 2.4
 * @example rankRoutes([], { types: new Map([['sums', 1]]) }) // []
 */
export function rankRoutes<Candidate extends RouteCandidate>(
  candidates: readonly Candidate[],
  { types, book, asker, rng }: { types: ReadonlyMap<string, number>; book: RouteBook; asker?: string; rng: Rng },
): Route<Candidate>[] {
  if (candidates.length === 0) return []
  const explorer = rng.fork('exploration')
  const explored = explorer.next() < EXPLORATION ? explorer.pick(candidates) : undefined
  const doubts = rng.fork('doubt')
  const routes = candidates.map((candidate) => ({
    candidate,
    worth: worthOf(candidate, types, (type) => book.estimate(candidate.miner, type, asker), doubts),
    exploring: candidate === explored,
  }))
  return routes.sort((a, b) => Number(b.exploring) - Number(a.exploring) || b.worth - a.worth)
}

function worthOf(
  { usdPerMillionTokens }: RouteCandidate,
  types: ReadonlyMap<string, number>,
  estimate: (type: string) => RouteEstimate,
  rng: Rng,
): number {
  let worth = 0
  for (const [type, probability] of types) {
    const { quality, uncertainty, reliability, latencyMs } = estimate(type)
    const drawn = Math.min(1, Math.max(LEAST_QUALITY, quality + DOUBT * uncertainty * rng.normal()))
    worth += (probability * drawn * reliability) / (1 + latencyMs / HALF_WORTH_MS) / (1 + usdPerMillionTokens / HALF_WORTH_USD)
  }
  return worth
}
