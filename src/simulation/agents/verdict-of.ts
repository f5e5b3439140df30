import type { ResponseJudgment, Verdict } from '../../protocol/judgment.ts'
import type { PresentedTask } from '../../protocol/task.ts'
import { type Perception, readCalibration } from '../calibration.ts'
import { perceptRanks } from '../percept-ranks.ts'

/** The verdict of somebody who saw these percepts: grades on the criterion's scale, and ranks in which close ones tie. */
export function verdictOf(presented: PresentedTask, percepts: readonly number[]): Verdict {
  const { min, max } = presented.criterion
  const { scale } = readCalibration()
  const stretch = (max - min) / (scale.max - scale.min)
  const ranks = perceptRanks(percepts, perceptionOf(presented).tieWidth)
  return rankedVerdict(presented, (_, index) => {
    const onScale = min + (percepts[index]! - scale.min) * stretch
    return { grade: Math.min(max, Math.max(min, Math.round(onScale))), rank: ranks[index]! }
  })
}

export function rankedVerdict(presented: PresentedTask, judge: (id: string, index: number) => ResponseJudgment): Verdict {
  return { kind: 'ranked', responses: Object.fromEntries(presented.responses.map(({ id }, index) => [id, judge(id, index)])) }
}

/** A task with a live page in it is looked at as pages are. */
export function perceptionOf({ responses }: PresentedTask): Perception {
  return readCalibration().perception[responses.some(({ kind }) => kind === 'html') ? 'html' : 'text']
}
