import type { Hotkey } from '../protocol/ids.ts'
import type { Skill } from '../scoring/skill-posterior.ts'

/** Some will be busy or asleep: so many are invited for one place. */
const INVITED_PER_PLACE = 2

/**
 * Whom an uncertain task asks first for the judgments it still needs: the best of the proven. The first judgments
 * of a task are drawn by lot, so that newcomers can show what they are worth; the further ones decide close calls, where skill pays most.
 * Luck of a few tasks must not be enough: who is invited judges more, and would earn more by it.
 * On 39 people and 84 web pages, 3.3 judgments a task asked for this way order as well as five, where whoever comes next needs 4.0
 * (`scripts/study-overlap.ts`).
 * @param miners those that have not judged the task
 * @param options.places judgments that are still needed
 * @param options.lot decides between equals: as random as it is, so fair is the choice
 * @returns the best first; nobody where nobody is proven yet, and the task goes by the draw
 */
export function inviteJudges(
  miners: readonly Hotkey[],
  { places, skill, lot }: { readonly places: number; skill(miner: Hotkey): Skill; lot(miner: Hotkey): string },
): Hotkey[] {
  return miners
    .map((miner) => ({ miner, ...skill(miner) }))
    .filter(({ standing }) => standing === 'proven')
    .sort((a, b) => b.mean - a.mean || (lot(a.miner) < lot(b.miner) ? -1 : 1))
    .slice(0, places * INVITED_PER_PLACE)
    .map(({ miner }) => miner)
}
