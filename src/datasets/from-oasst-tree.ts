import * as z from 'zod'
import { boundedList } from './bounded-list.ts'
import { conversationText, type Turn } from './conversation-text.ts'
import { denseRanks } from './dense-ranks.ts'
import type { ImportedTask } from './imported-task.ts'

/** A message without its replies parsed: a tree is walked level by level, so that no depth can exhaust the stack. */
const Message = z.object({
  message_id: z.string().optional(),
  role: z.enum(['prompter', 'assistant']),
  text: z.string(),
  rank: z.number().nullish(),
  deleted: z.boolean().nullish(),
  model_name: z.string().nullish(),
  replies: z.array(z.unknown()).nullish(),
})
type Message = z.infer<typeof Message>
const Tree = z.object({ prompt: z.unknown() })

/** Deeper trees are no conversations between people; the public ones are below 20. */
const MAX_DEPTH = 100
/** Of one message; the public ones have below 50. */
const MAX_REPLIES = 1000
const Replies = boundedList(Message, MAX_REPLIES)

/**
 * An Open-Assistant conversation tree. Wherever at least two replies of the assistant to one message have a rank
 * (0 = best there), they become a task whose instruction is the conversation up to them; replies without a rank are left out.
 *
 * @returns the tasks in the order in which the tree is written, parents first; empty if nothing is ranked
 * @throws {z.ZodError} if a message has another shape or the tree is too deep
 */
export function fromOasstTree(value: unknown): ImportedTask[] {
  const tasks: ImportedTask[] = []
  const open: { turns: Turn[]; message: Message }[] = [{ turns: [], message: Message.parse(Tree.parse(value).prompt) }]
  for (let entry = open.pop(); entry; entry = open.pop()) {
    const turns = [...entry.turns, { role: entry.message.role, text: entry.message.text }]
    z.number().max(MAX_DEPTH, `expected a conversation of at most ${MAX_DEPTH} turns`).parse(turns.length)
    const replies = Replies.parse(entry.message.replies ?? [])
    const ranked = replies.filter(({ role, rank, deleted }) => role === 'assistant' && typeof rank === 'number' && !deleted)
    if (ranked.length >= 2) tasks.push(toTask(turns, ranked))
    open.push(...replies.reverse().map((message) => ({ turns, message })))
  }
  return tasks
}

function toTask(turns: readonly Turn[], replies: readonly Message[]): ImportedTask {
  const ranks = denseRanks(replies.map(({ rank }) => rank ?? undefined))
  return {
    instruction: conversationText(turns),
    domain: 'conversation',
    responses: replies.map(({ text, model_name, message_id }, index) => ({
      kind: 'text',
      content: text,
      source: [model_name ?? 'person', message_id].join(' ').trim(),
      rank: ranks[index],
    })),
  }
}
