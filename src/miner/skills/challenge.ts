import type { ChatMessage } from '../../protocol/chat.ts'
import { plainWords } from './plain-words.ts'

/** What a human has said so far, in one. */
export interface Challenge {
  /** As it was sent: all turns of the human, a line each. */
  readonly text: string
  /** The same by {@link plainWords}. */
  readonly plain: string
  /** Answers that have been given before. */
  readonly turns: number
}

/** More is not read. */
const LONGEST = 12_000

export function readChallenge(messages: readonly ChatMessage[]): Challenge {
  const text = messages
    .filter(({ role }) => role === 'user')
    .map(({ content }) => content)
    .join('\n')
    .slice(0, LONGEST)
  return { text, plain: plainWords(text), turns: messages.filter(({ role }) => role === 'assistant').length }
}
