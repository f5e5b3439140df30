import * as z from 'zod'
import type { Agent } from './agent.ts'
import { verdictOf } from './verdict-of.ts'

export const ModelAsWorker = z.object({ name: z.literal('model-as-worker') })

/**
 * A program in a person's place: reads the source text and never the page. It counts how many of the instruction's words
 * occur in a response, and prefers longer ones: what was left out is missing in the text too.
 */
export function modelAsWorker(): Agent {
  return {
    words: 'model-as-worker: reads the source text, never the page',
    capacity: 1,
    decide({ presented }) {
      const wanted = new Set(wordsOf(presented.instruction))
      const points = presented.responses.map(({ content }) => {
        const found = new Set(wordsOf(content).filter((word) => wanted.has(word)))
        return found.size + content.length / 500
      })
      const middle = points.reduce((sum, point) => sum + point, 0) / points.length
      return {
        kind: 'answer',
        verdict: verdictOf(
          presented,
          points.map((point) => 5.5 + point - middle),
        ),
        looked: false,
      }
    },
  }
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[a-z]{4,}/g) ?? []
}
