import * as z from 'zod'
import { ChatMessage } from '../protocol/chat.ts'
import { FurtherCriteria } from '../protocol/criteria.ts'
import { boundedList } from './bounded-list.ts'
import { denseRanks } from './dense-ranks.ts'
import { type ImportedTask, MAX_RESPONSES } from './imported-task.ts'

/** What a response may be given as; each is also the name of its kind. */
const CONTENTS = {
  text: z.string().optional(),
  html: z.string().optional(),
  code: z.string().optional(),
  markdown: z.string().optional(),
  chat: boundedList(ChatMessage, 200).optional(),
  image: z.base64('expected a PNG or JPEG in base64').optional(),
}
const KINDS = ['text', 'html', 'code', 'markdown', 'chat', 'image'] as const satisfies (keyof typeof CONTENTS)[]

const Line = z.object({
  instruction: z.string(),
  domain: z.string().optional(),
  criteria: FurtherCriteria.optional(),
  responses: boundedList(
    z
      .object({ ...CONTENTS, source: z.string().optional(), model: z.string().optional(), rank: z.number().optional() })
      .refine(
        (response) => KINDS.filter((kind) => response[kind] !== undefined).length === 1,
        `expected exactly one of ${KINDS.join(', ')}`,
      ),
    MAX_RESPONSES,
  ),
})

/**
 * Our own form: `{instruction, responses: [{text | html | code | markdown | chat | image, source?, model?, rank?}], domain?, criteria?}`.
 * A rank may be missing on some responses.
 * @throws {z.ZodError} if the line has another shape
 */
export function fromResponses(value: unknown): ImportedTask[] {
  const { instruction, domain, responses, criteria } = Line.parse(value)
  const ranks = denseRanks(responses.map(({ rank }) => rank))
  return [
    {
      instruction,
      domain: domain ?? (responses.some(({ html }) => html !== undefined) ? 'web-page' : 'text'),
      responses: responses.map((response, index) => ({
        ...contentOf(response),
        source: response.source ?? response.model ?? `response ${index + 1}`,
        ...(response.model === undefined ? {} : { model: response.model }),
        ...(ranks[index] === undefined ? {} : { rank: ranks[index] }),
      })),
      ...(criteria ? { criteria } : {}),
    },
  ]
}

function contentOf(response: z.infer<typeof Line>['responses'][number]): Pick<ImportedTask['responses'][number], 'kind' | 'content'> {
  const kind = KINDS.find((candidate) => response[candidate] !== undefined)!
  const content = response[kind]!
  return { kind, content: typeof content === 'string' ? content : JSON.stringify(content) }
}
