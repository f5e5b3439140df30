import * as z from 'zod'
import { boundedList } from './bounded-list.ts'
import { conversationText } from './conversation-text.ts'
import { extractPage } from './extract-page.ts'
import type { ImportedTask } from './imported-task.ts'

const Conversation = boundedList(z.object({ role: z.string(), content: z.string() }), 1000)
const Content = z.union([z.string(), Conversation], 'expected text or a list of at most 1000 messages {role, content}')
const Origin = { chosen_model: z.string().optional(), rejected_model: z.string().optional() }
const Line = z.object({
  prompt: Content.optional(),
  chosen: Content,
  rejected: Content,
  ...Origin,
  metadata: z
    .object({ ...Origin, challenge: z.string().optional() })
    .optional()
    .catch(undefined),
})
type Message = z.infer<typeof Conversation>[number]

/**
 * A preference pair in the forms that TRL reads: `{prompt, chosen, rejected}` as texts or as lists of messages; without a prompt,
 * what both lists begin with is the prompt. A reply that holds a whole page is shown live.
 *
 * @throws {z.ZodError} if the line has another shape, or both replies are the same
 */
export function fromPreferencePair(value: unknown): ImportedTask[] {
  const { prompt, chosen, rejected, metadata, ...origin } = Line.parse(value)
  const [start, chosenReply, rejectedReply] = splitReplies(chosen, rejected)
  const replies = z
    .tuple([z.string(), z.string()])
    .refine(([a, b]) => a !== b, 'expected two different replies in chosen and rejected')
    .parse([textOf(chosenReply), textOf(rejectedReply)])
  const sources = [
    origin.chosen_model ?? metadata?.chosen_model ?? 'chosen',
    origin.rejected_model ?? metadata?.rejected_model ?? 'rejected',
  ]
  const pages = replies.map(extractPage)
  const isLive = pages.every((page) => page !== undefined)
  return [
    {
      instruction: nameFile(textOf(prompt ?? start), metadata?.challenge),
      domain: isLive ? 'web-page' : 'text',
      responses: replies.map((reply, index) => ({
        ...(isLive ? { kind: 'html', content: pages[index]! } : { kind: 'text', content: reply }),
        source: sources[index]!,
        rank: index + 1,
      })),
    },
  ]
}

/** Some sets repeat the prompt in both replies: the common beginning of two message lists is not part of the reply. */
function splitReplies(chosen: string | Message[], rejected: string | Message[]): [Message[], string | Message[], string | Message[]] {
  if (typeof chosen === 'string' || typeof rejected === 'string') return [[], chosen, rejected]
  const differs = chosen.findIndex(({ role, content }, index) => role !== rejected[index]?.role || content !== rejected[index].content)
  const at = differs < 0 ? chosen.length : differs
  return [chosen.slice(0, at), chosen.slice(at), rejected.slice(at)]
}

function textOf(content: string | Message[]): string {
  return typeof content === 'string' ? content : conversationText(content.map(({ role, content: text }) => ({ role, text })))
}

/** Benchmarks of generated pages keep the real instruction in `metadata.challenge`, and a mere file name as the prompt. */
function nameFile(prompt: string, challenge: string | undefined): string {
  const isFileName = /^\W{0,3}[\w-]{1,64}\.\w{1,8}\W{0,3}$/.test(prompt.trim())
  if (!isFileName || !challenge) return prompt
  const words = challenge.replace(/(?<=[a-z0-9])(?=[A-Z])/g, ' ').toLowerCase()
  return `${words}: ${prompt.trim().replace(/^\W+|\W+$/g, '')}`
}
