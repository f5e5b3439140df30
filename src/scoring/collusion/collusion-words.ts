import type { Circle } from './find-circles.ts'
import type { PairFinding } from './find-collusion.ts'
import type { InTurn } from './find-in-turn.ts'
import type { PairOdds } from './pair-odds.ts'

/**
 * Why two are held to be one, in a sentence or two for whoever is concerned.
 *
 * @example collusionWords({ a: 'x', b: 'y', odds: 0, bar: 16, circle: undefined, inTurn: undefined, found: false, answers: { a: 'x', b: 'y', odds: 0, shared: 0, tasks: [] }, positions: { a: 'x', b: 'y', odds: 0, shared: 0, tasks: [] }, timing: { a: 'x', b: 'y', odds: 0, shared: 0, tasks: [] } }) // 'Nothing speaks for it that they answer together.'
 */
export function collusionWords({ answers, positions, timing, odds, bar, circle, inTurn }: PairFinding): string {
  if (circle) return circleWords(circle)
  if (inTurn && odds < bar) return inTurnWords(inTurn)
  const reasons = [
    ...(answers.odds > WORTH_SAYING ? [`the same mistakes ${comparison(answers)}`] : []),
    ...(positions.odds > WORTH_SAYING
      ? [`the same places on the screen, though each was shown another order, ${comparison(positions)}`]
      : []),
  ]
  if (reasons.length === 0) return 'Nothing speaks for it that they answer together.'
  const moments = timing.odds > WORTH_SAYING ? ` They also hand in at the same moments more than others do (${comparison(timing)}).` : ''
  const times = `about 10^${Math.floor(odds / Math.LN10)} times likelier`
  return `They have ${reasons.join(', and ')}. That is ${times} if they answer together than if each answers alone.${moments}`
}

function circleWords({ members, tasks, odds }: Circle): string {
  const times = `about 10^${Math.floor(odds / Math.LN10)} times likelier`
  return `They are two of ${members.length} who have the same mistakes wherever some of them meet, on ${tasks} tasks in all. That is ${times} if they answer together than if each answers alone.`
}

function inTurnWords({ tasks, odds }: InTurn): string {
  const times = `about 10^${Math.floor(odds / Math.LN10)} times likelier`
  return `Where one of them is wrong, it makes the mistake of the other or of a third, on ${tasks} tasks in all. That is ${times} if it copies these two in turn than if each answers alone.`
}

/** A hundred to one. */
const WORTH_SAYING = Math.log(100)

function comparison({ tasks }: PairOdds): string {
  const mean = (of: 'likeness' | 'expected') => (tasks.reduce((sum, task) => sum + task[of], 0) / tasks.length).toFixed(2)
  return `over ${tasks.length} tasks: likeness ${mean('likeness')} on average, where ${mean('expected')} is to be expected`
}
