/** What one rater said of one item. */
export interface Rating<Value> {
  readonly rater: string
  readonly item: string
  /** Only items of one group are compared with each other; '' where all are. */
  readonly group: string
  readonly criterion: string
  readonly value: Value
}

/** What a rater says of an item: a grade (higher is better), a place (1 is best, ties allowed), or one of several names. */
export type RatingKind = 'value' | 'rank' | 'label'

/** Ratings of one kind, as an annotation export holds them: one entry a judgment, in the order of the file. */
export type RatingTable =
  | { readonly kind: 'value' | 'rank'; readonly ratings: readonly Rating<number>[] }
  | { readonly kind: 'label'; readonly ratings: readonly Rating<string>[] }
