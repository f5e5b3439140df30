import type { VerdictCounts } from './count-verdicts.ts'

/** What became of the miners of one group. Shares are numbers in [0, 1]; intervals hold 95 %, over the miners of the group. */
export interface GroupResult {
  readonly name: string
  /** The strategy in one line. */
  readonly words: string
  readonly miners: number
  /** Part of all that miners were paid, and the part that one such miner would have if all were paid alike. */
  readonly share: number
  readonly shareInterval: Interval
  readonly fairShare: number
  /** Pay of one of its miners as a multiple of one of the first group's; `undefined` when those got nothing. */
  readonly payRatio: number | undefined
  readonly payRatioInterval: Interval
  /** Mean score of the scored judgments; `undefined` without any. */
  readonly score: number | undefined
  readonly judged: number
  /** Different tasks among those, by all miners of the group together. */
  readonly tasks: number
  readonly scored: number
  /** Not scored, because the task's judgments were not worth comparing with. */
  readonly withheld: number
  readonly abstained: number
  /** Judgments that the validator did not take: too late, mostly. */
  readonly refused: number
  readonly givenBack: number
  /** Declared time of one of its miners: 20 s for a look, 1 s without. */
  readonly hoursPerMiner: number
  /** One per epoch with work. */
  readonly epochs: readonly { readonly epoch: number; readonly share: number; readonly trust: number }[]
}

/** `undefined` where there are too few miners to tell. */
export type Interval = readonly [number, number] | undefined

/** Two miners that were flagged for answering as one. */
export interface FlagResult {
  /** Of either of the two. */
  readonly groups: readonly [string, string]
  readonly epoch: number
  /** The reason that was given. */
  readonly words: string
  /** Tasks that were shown as evidence. */
  readonly shown: number
}

export interface SimulationResult {
  readonly seed: string
  readonly epochs: number
  readonly miners: number
  readonly tasks: number
  readonly judgments: number
  readonly groups: readonly GroupResult[]
  /** How well the order that the network found agrees with the real one: mean Spearman; `undefined` when no task was scored. */
  readonly recovered: number | undefined
  readonly verdicts: VerdictCounts
  /** In the order in which they were raised. */
  readonly flags: readonly FlagResult[]
  readonly simulated: true
}
