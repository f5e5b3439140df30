import type { Rng } from '../core/rng.ts'
import type { ResponseJudgment, Verdict } from '../protocol/judgment.ts'
import type { PresentedTask } from '../protocol/task.ts'
import type { Behaviour } from './behaviour.ts'
import { type Calibration, readCalibration } from './calibration.ts'
import { perceive } from './perceive.ts'
import { perceptRanks } from './percept-ranks.ts'
import type { SimulatedWorker } from './simulated-worker.ts'

export type SimulateVerdictParameters = {
  presented: PresentedTask
  /** Latent quality of each response by the id that this recipient was shown; from `latentQualities`. */
  qualities: ReadonlyMap<string, number>
  behaviour: Behaviour
  worker: SimulatedWorker
  rng: Rng
  /** For a copier: what the copied miner said, under this recipient's response ids. Without it a copier guesses. */
  copied?: ReadonlyMap<string, ResponseJudgment>
  /** Tells whoever looks that the page does not work: the only reason for a simulated worker to abstain. */
  pageBroken?: boolean
  calibration?: Calibration
}

/** What one simulated worker says about one task. The same stream of randomness gives the same verdict. */
export function simulateVerdict(parameters: SimulateVerdictParameters): Verdict {
  const { presented, behaviour, rng, copied } = parameters
  switch (behaviour.name) {
    case 'honest':
      return look(parameters, behaviour.noise)
    case 'careless':
      return rng.next() < behaviour.attentive ? look(parameters, 1) : guess(parameters)
    case 'random':
      return guess(parameters)
    case 'constant': {
      const middle = Math.round((presented.criterion.min + presented.criterion.max) / 2)
      return ranked(presented, () => ({ grade: middle, rank: 1 }))
    }
    case 'copier':
      if (!copied || presented.responses.some(({ id }) => !copied.has(id))) return guess(parameters)
      return ranked(presented, (_, id) => ({ ...copied.get(id)! }))
  }
}

/** Judges what the responses are, as well as a person with this noise can see it. */
function look(parameters: SimulateVerdictParameters, noise: number): Verdict {
  const { presented, qualities, worker, rng, pageBroken = false } = parameters
  if (pageBroken) return { kind: 'cannot-judge', why: 'broken' }
  const percepts = perceive({
    qualities: presented.responses.map(({ id }) => qualityOf(qualities, id)),
    perception: perceptionOf(parameters),
    noise,
    worker,
    rng,
  })
  return verdictOf(parameters, percepts)
}

/** Judges without looking: every grade is equally likely, and grades and ranks fit together, so that nothing but the content gives it away. */
function guess(parameters: SimulateVerdictParameters): Verdict {
  const { min, max } = (parameters.calibration ?? readCalibration()).scale
  const percepts = parameters.presented.responses.map(() => min - 0.5 + (max - min + 1) * parameters.rng.next())
  return verdictOf(parameters, percepts)
}

function verdictOf(parameters: SimulateVerdictParameters, percepts: readonly number[]): Verdict {
  const { presented, calibration = readCalibration() } = parameters
  const { min, max } = presented.criterion
  const stretch = (max - min) / (calibration.scale.max - calibration.scale.min)
  const ranks = perceptRanks(percepts, perceptionOf(parameters).tieWidth)
  return ranked(presented, (index) => {
    const onScale = min + (percepts[index]! - calibration.scale.min) * stretch
    return { grade: Math.min(max, Math.max(min, Math.round(onScale))), rank: ranks[index]! }
  })
}

function ranked(presented: PresentedTask, judge: (index: number, id: string) => ResponseJudgment): Verdict {
  return { kind: 'ranked', responses: Object.fromEntries(presented.responses.map(({ id }, index) => [id, judge(index, id)])) }
}

/** A task with a live page in it is looked at as pages are. */
function perceptionOf({ presented, calibration = readCalibration() }: SimulateVerdictParameters) {
  return calibration.perception[presented.responses.some(({ kind }) => kind === 'html') ? 'html' : 'text']
}

function qualityOf(qualities: ReadonlyMap<string, number>, id: string): number {
  const quality = qualities.get(id)
  if (quality === undefined) throw new Error(`simulateVerdict: expected a latent quality for every response, got none for ${id}`)
  return quality
}
