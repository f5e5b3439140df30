import { leaderboardTruth } from '../../scoring/leaderboard-truth.ts'
import { constructionTruth, type Truth } from '../../scoring/truth.ts'
import type { DojoTask } from './dojo-task.ts'

/** What is known of the order of a task's responses; `undefined` where nothing is. */
export function taskTruth({ truth, responses }: DojoTask): Truth | undefined {
  if (truth === 'construction') return constructionTruth(responses.map(({ knownRank }) => knownRank))
  if (truth === 'leaderboard') return leaderboardTruth(responses.map(({ standing }) => standing))
  return undefined
}

/** Where that comes from, in words. */
export function truthWords(task: DojoTask): string | undefined {
  if (task.truth === 'construction') return 'by construction'
  if (task.truth === 'none' || !task.leaderboard) return undefined
  const certainty = Math.round(100 * taskTruth(task)!.certainty)
  return `from the leaderboard ${task.leaderboard.name} of ${task.leaderboard.date}, which is ${certainty} % certain of this order`
}
