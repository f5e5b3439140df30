import { runningBets } from './bet-on.ts'
import type { Meetings } from './meetings.ts'

/**
 * A circle, grown from two by whoever adds most to its odds, as long as that is more than the choice of one among all costs.
 *
 * @param start who share a task with somebody
 * @param apart pairs that are known to be two: never in one circle
 * @returns in the order in which they came
 * @cost O(members * what all share with one)
 */
export function growCircle(meetings: Meetings, start: readonly string[], apart: (a: string, b: string) => boolean): string[] {
  const { raters } = meetings
  const inside = new Uint8Array(raters.length)
  const circle = { sums: new Float64Array(meetings.tasks), counts: new Uint32Array(meetings.tasks) }
  const shares = sharesWithMembers(meetings)
  const members: string[] = []
  const take = (rater: number) => {
    members.push(raters[rater]!)
    inside[rater] = 1
    for (const [n, task] of meetings.tasksOf(rater).entries()) {
      circle.sums[task]! += shares.sums[rater]![n]!
      circle.counts[task]! += shares.counts[rater]![n]!
    }
    shares.join(rater)
  }
  for (const member of start) take(raters.indexOf(member))
  for (;;) {
    let best: { readonly gain: number; readonly rater: number } | undefined
    for (const [rater, name] of raters.entries()) {
      if (inside[rater] || !shares.met[rater] || members.some((member) => apart(member, name))) continue
      const gain = gainOf(rater)
      if (!best || gain > best.gain) best = { gain, rater }
    }
    if (!best || best.gain < Math.log(raters.length)) return members
    take(best.rater)
  }

  /** By how much the odds on the tasks of the circle rise, and what the rater's other tasks with members add. */
  function gainOf(rater: number): number {
    const [before, after] = [0, 1]
    const bets = runningBets(2)
    const [sums, counts, tasks] = [shares.sums[rater]!, shares.counts[rater]!, meetings.tasksOf(rater)]
    for (let n = 0; n < tasks.length; n++) {
      const [sum, count] = [circle.sums[tasks[n]!]!, circle.counts[tasks[n]!]!]
      if (counts[n] === 0 || count === 0) continue
      bets.bet(before, sum / count)
      bets.bet(after, (sum + sums[n]!) / (count + counts[n]!))
    }
    for (let n = 0; n < tasks.length; n++) if (counts[n]! > 0 && circle.counts[tasks[n]!] === 0) bets.bet(after, sums[n]! / counts[n]!)
    return bets.odds(after) - bets.odds(before)
  }
}

/** What every rater has in common with the members so far, by its tasks in their order: each new member adds its own to what is there. */
function sharesWithMembers(meetings: Meetings) {
  const { raters } = meetings
  const sums = raters.map((_, rater) => new Float64Array(meetings.tasksOf(rater).length))
  const counts = raters.map((_, rater) => new Uint32Array(meetings.tasksOf(rater).length))
  const met = new Uint8Array(raters.length)
  const placeOf = new Uint32Array(meetings.tasks)
  return {
    sums,
    counts,
    /** 1 = shares a task with a member. */
    met,
    join(member: number): void {
      for (let rater = 0; rater < raters.length; rater++) {
        const both = rater === member ? undefined : meetings.between(rater, member)
        if (!both) continue
        met[rater] = 1
        const tasks = meetings.tasksOf(rater)
        for (let place = 0; place < tasks.length; place++) placeOf[tasks[place]!] = place
        for (let n = 0; n < both.tasks.length; n++) {
          const place = placeOf[both.tasks[n]!]!
          sums[rater]![place]! += both.ratios[n]!
          counts[rater]![place]!++
        }
      }
    },
  }
}
