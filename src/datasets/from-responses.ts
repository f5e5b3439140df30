import * as z from 'zod'
import { boundedList } from './bounded-list.ts'
import { denseRanks } from './dense-ranks.ts'
import { type ImportedTask, MAX_RESPONSES } from './imported-task.ts'

const Line = z.object({
  instruction: z.string(),
  domain: z.string().optional(),
  responses: boundedList(
    z
      .object({
        text: z.string().optional(),
        html: z.string().optional(),
        source: z.string().optional(),
        model: z.string().optional(),
        rank: z.number().optional(),
      })
      .refine(({ text, html }) => (text === undefined) !== (html === undefined), 'expected exactly one of text and html'),
    MAX_RESPONSES,
  ),
})

/**
 * Our own form: `{instruction, responses: [{text | html, source?, model?, rank?}], domain?}`. A rank may be missing on some responses.
 * @throws {z.ZodError} if the line has another shape
 */
export function fromResponses(value: unknown): ImportedTask[] {
  const { instruction, domain, responses } = Line.parse(value)
  const ranks = denseRanks(responses.map(({ rank }) => rank))
  return [
    {
      instruction,
      domain: domain ?? (responses.some(({ html }) => html !== undefined) ? 'web-page' : 'text'),
      responses: responses.map(({ text, html, source, model }, index) => ({
        ...(html === undefined ? { kind: 'text', content: text! } : { kind: 'html', content: html }),
        source: source ?? model ?? `response ${index + 1}`,
        ...(model === undefined ? {} : { model }),
        ...(ranks[index] === undefined ? {} : { rank: ranks[index] }),
      })),
    },
  ]
}
