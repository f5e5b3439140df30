/** A call to a language model that is about to be made, at the most that it can use. */
export interface ModelCall {
  /** Name of the model in the pool. */
  readonly model: string
  readonly purpose: string
  readonly atMs: number
  readonly promptTokens: number
  readonly completionTokens: number
  readonly costUsd: number
}

/** What a call used in the end. What nobody can know, such as after a cut line, stays at what was reserved. */
export interface CallOutcome {
  readonly promptTokens: number
  readonly completionTokens: number
  readonly costUsd: number
  readonly ms: number
  /** `answered`, or the code of what went wrong. */
  readonly outcome: string
}

/**
 * Every call to a language model, before and after: the token and cost log, and what the budget of a day is counted from. A call counts
 * from the moment it is inserted, so that several processes on one log cannot overspend together.
 */
export interface CallLog {
  /** @returns the id under which the call is settled */
  insert(call: ModelCall): Promise<number>
  settle(id: number, outcome: CallOutcome): Promise<void>
  /** What the calls made at or after a time used; those not settled yet at the most they can use. */
  sum(sinceMs: number): Promise<{ readonly tokens: number; readonly costUsd: number }>
}
