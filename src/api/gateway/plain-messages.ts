import type { ChatMessage } from '../../protocol/chat.ts'
import { type ChatInput, contentText, type InputMessage } from './chat-input.ts'

/**
 * A customer's conversation in the form that miners are tested with: turns of user and assistant that begin and end with the user. What a system message says
 * stands before the user's words, calls of functions and their results are told in words, and so is the form that is wanted of the answer;
 * so a miner cannot tell from its request whether a customer or a validator asks.
 * @param wish how the answer is wanted; empty where it may be any text
 */
export function plainMessages(messages: readonly InputMessage[], wish: string): ChatMessage[] {
  const plain: { role: 'user' | 'assistant'; content: string }[] = []
  const say = (role: 'user' | 'assistant', content: string) => {
    const last = plain.at(-1)
    if (last?.role === role) last.content += `\n\n${content}`
    else plain.push({ role, content })
  }
  for (const message of messages) {
    if (message.role === 'assistant') say('assistant', assistantText(message))
    else if (message.role === 'tool') say('user', `Result of the call ${message.tool_call_id}: ${contentText(message.content)}`)
    else say('user', contentText(message.content))
  }
  if (wish !== '') say('user', wish)
  if (plain[0]?.role === 'assistant') plain.unshift({ role: 'user', content: 'Hello.' })
  if (plain.at(-1)?.role === 'assistant') say('user', 'Please go on.')
  return plain
}

function assistantText({ content, tool_calls }: Extract<InputMessage, { role: 'assistant' }>): string {
  if (!tool_calls?.length) return contentText(content)
  const calls = tool_calls.map(({ id, function: { name, arguments: given } }) => ({ id, name, arguments: given }))
  return [contentText(content), JSON.stringify({ tool_calls: calls })].filter(Boolean).join('\n')
}

/** In words, what a request wants of the form of the answer. */
export function wishOf({ response_format: format, tools, tool_choice: choice, parallel_tool_calls: parallel }: ChatInput): string {
  const wishes: string[] = []
  if (tools?.length && choice !== 'none') {
    const list = tools.map(({ function: { name, description, parameters } }) => JSON.stringify({ name, description, parameters }))
    const must =
      typeof choice === 'object' && choice
        ? `You must call ${choice.function.name}.`
        : choice === 'required'
          ? 'You must call one of them.'
          : 'Call one only where it helps.'
    const form = '{"tool_calls": [{"name": "...", "arguments": {...}}]}'
    const count = parallel === false ? 'with one call' : 'with one call or several'
    wishes.push(
      `You can call these functions:\n${list.join('\n')}\n${must} To call, answer with nothing but JSON of this form, ${count}: ${form}`,
    )
  }
  if (format?.type === 'json_object') wishes.push('Answer with one JSON object and nothing else.')
  if (format?.type === 'json_schema')
    wishes.push(`Answer with JSON and nothing else, valid by this JSON Schema: ${JSON.stringify(format.json_schema.schema ?? {})}`)
  return wishes.join('\n\n')
}
