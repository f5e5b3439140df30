import type { RatingKind } from '../../stats/rating-table.ts'

/** The two ends of a 95 % interval. */
export type Interval = readonly [low: number, high: number]

/** A number with its 95 % interval where an honest one is known, or why there is none. */
export type Finding =
  | { readonly name: string; readonly value: number; readonly interval?: Interval; readonly method: string }
  | { readonly name: string; readonly undefinedBecause: string }

/** An item in the consensus order, the best of its block first. */
export interface OrderedItem {
  readonly item: string
  /** Standard deviations of the items above the mean of its block. */
  readonly score: number
  readonly interval: Interval
  /** Items of different blocks were never compared, not even through others. 1 = the largest block. */
  readonly block: number
  readonly judgments: number
}

/** An item with its consensus label. */
export interface LabelledItem {
  readonly item: string
  /** Where the ratings have groups. */
  readonly group?: string
  readonly label: string
  /** Probability of every label, in the order of `classes`. */
  readonly probabilities: readonly number[]
  readonly judgments: number
}

/** What raters are told from: chance (0) or its opposite. */
export type Standing = 'clearly above chance' | 'not told from chance' | 'against the others'

/** A rater, the most reliable first. */
export interface RatedRater {
  readonly rater: string
  readonly judgments: number
  /** In [-1, 1]: 1 = always right, 0 = chance, -1 = always reversed. */
  readonly reliability: { readonly value: number; readonly interval: Interval } | { readonly undefinedBecause: string }
  readonly standing?: Standing
  /** Spearman correlation with the mean of the others; of labels the share that equals the consensus. */
  readonly agreement?: number
}

/** What the ratings agree on. */
export type Consensus =
  | { readonly kind: 'order'; readonly items: readonly OrderedItem[]; readonly blocks: number; readonly evidence: string }
  | { readonly kind: 'labels'; readonly classes: readonly string[]; readonly items: readonly LabelledItem[] }
  | { readonly kind: 'none'; readonly undefinedBecause: string }

/** All that is found about one criterion. */
export interface CriterionReport {
  readonly criterion: string
  readonly counts: {
    readonly raters: number
    readonly items: number
    readonly groups: number
    readonly judgments: number
    /** Judgments that a later one by the same rater of the same item replaced. */
    readonly replaced: number
    /** Share of rater x item (in its group) without a judgment. */
    readonly missing: number
  }
  readonly agreement: readonly Finding[]
  readonly consensus: Consensus
  readonly raters: readonly RatedRater[]
  /** How the consensus compares with what is known; empty without gold. */
  readonly gold: readonly Finding[]
  /** Where the data are too thin, and what helps. */
  readonly hints: readonly string[]
}

/** What {@link scoreRatings} says. */
export interface RatingReport {
  readonly kind: RatingKind
  readonly criteria: readonly CriterionReport[]
}
