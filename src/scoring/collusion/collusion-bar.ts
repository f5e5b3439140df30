/**
 * What a finding is held against. Powers of ten: ten million to one, and 26 % more for each shared task beyond twenty, because a common
 * taste adds up too. Fewer than ten shared tasks say nothing. Who is put into a circle must go with the rest of it at a thousand to one by
 * its own replies, after paying for being chosen.
 */
export const COLLUSION_RULE = { bar: 7, barPerTask: 0.1, tasksAtBar: 20, leastShared: 10, memberBar: 3 }

/**
 * Natural logarithm of what the odds of two must reach.
 *
 * @param shared tasks that say something of both
 * @param bar power of ten, where few tasks are shared
 * @example collusionBar(20) / Math.LN10 // 7
 */
export function collusionBar(shared: number, bar = COLLUSION_RULE.bar): number {
  const { barPerTask, tasksAtBar } = COLLUSION_RULE
  return Math.LN10 * (bar + barPerTask * Math.max(0, shared - tasksAtBar))
}
