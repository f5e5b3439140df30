/** What a finding is held against, as data. */
export interface CollusionRule {
  /** Powers of ten that the odds of two must reach. */
  readonly bar: number
  /** So many more for each shared task beyond {@link CollusionRule.tasksAtBar}, because a common taste adds up too. */
  readonly barPerTask: number
  readonly tasksAtBar: number
  /** Fewer shared tasks say nothing. */
  readonly leastShared: number
  /** Who is put into a circle must go with the rest of it at so many powers of ten by its own replies, after paying for being chosen. */
  readonly memberBar: number
  /** What two may have in common anyway, as a share of what both leave on a task, though nobody else has it: no evidence up to there. */
  readonly alikeAnyway: number
  /** Whether moments count, where replies already speak for it. */
  readonly timing: boolean
  /** Whether those are looked for who copy two in turn: where marks are alike or not. */
  readonly inTurn: boolean
}

/** Where people judge: ten million to one, and 26 % more for each shared task beyond twenty. */
export const COLLUSION_RULE: CollusionRule = {
  bar: 7,
  barPerTask: 0.1,
  tasksAtBar: 20,
  leastShared: 10,
  memberBar: 3,
  alikeAnyway: 0,
  timing: true,
  inTurn: false,
}

/**
 * Natural logarithm of what the odds of two must reach.
 *
 * @param shared tasks that say something of both
 * @param bar power of ten, where few tasks are shared
 * @example collusionBar(20) / Math.LN10 // 7
 */
export function collusionBar(shared: number, rule = COLLUSION_RULE, bar = rule.bar): number {
  return Math.LN10 * (bar + rule.barPerTask * Math.max(0, shared - rule.tasksAtBar))
}
