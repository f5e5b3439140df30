import * as z from 'zod'
import type { Agent } from './agent.ts'
import weights from './model-as-worker.json' with { type: 'json' }
import { sourceFeatures } from './source-features.ts'
import { verdictOf } from './verdict-of.ts'

export const ModelAsWorker = z.object({
  name: z.literal('model-as-worker'),
  taught: z
    .enum(['originals', 'copies'])
    .optional()
    .describe('by what tasks it learnt, after they were scored: as they were made, or as recipients get them (default)'),
})

/** In points of the scale, for one standard deviation within a task. */
const CONFIDENCE = 2

/**
 * A program in a person's place: reads the source text and never the page. What {@link sourceFeatures} say of the order it has learnt from
 * tasks whose truth was told after scoring; `scripts/teach-model-as-worker.ts` is where it learnt.
 */
export function modelAsWorker({ taught = 'copies' }: z.infer<typeof ModelAsWorker> = { name: 'model-as-worker' }): Agent {
  return {
    words: `model-as-worker: reads the source text, never the page; has learnt from ${taught}`,
    capacity: 1,
    decide({ presented, source }) {
      const scores = scoresOf(source, [presented.instruction, ...presented.requirements].join('\n'), weights[taught])
      const spread = Math.hypot(...scores) / Math.sqrt(scores.length) || 1
      return {
        kind: 'answer',
        verdict: verdictOf(
          presented,
          scores.map((score) => 5.5 + (CONFIDENCE * score) / spread),
        ),
        looked: false,
      }
    },
  }
}

/** Their mean is 0, as that of every feature. */
function scoresOf(source: readonly string[], request: string, weights: readonly number[]): number[] {
  return sourceFeatures(source, request).map((row) => row.reduce((sum, value, at) => sum + value * weights[at]!, 0))
}
