import { perceive } from '../perceive.ts'
import type { Decision, Situation } from './agent.ts'
import { perceptionOf, verdictOf } from './verdict-of.ts'

/** What somebody sees who looks, with this noise: 1 = like the median real rater. */
export function percepts({ presented, qualities, worker, rng }: Situation, noise = 1): number[] {
  return perceive({
    qualities: presented.responses.map(({ id }) => qualityOf(qualities, id)),
    perception: perceptionOf(presented),
    noise,
    worker,
    rng,
  })
}

/** Judges what the responses are, as well as a person with this noise can see it. */
export function look(situation: Situation, noise = 1): Decision {
  return { kind: 'answer', verdict: verdictOf(situation.presented, percepts(situation, noise)), looked: true }
}

export function qualityOf(qualities: ReadonlyMap<string, number>, id: string): number {
  const quality = qualities.get(id)
  if (quality === undefined) throw new Error(`look: expected a latent quality for every response, got none for ${id}`)
  return quality
}
