import type { ChatMessage } from '../../protocol/chat.ts'
import { readChallenge } from '../skills/challenge.ts'
import { SKILLS } from '../skills/skills.ts'
import type { ToolUse } from '../tools/tool-use.ts'

const NOTHING = 'I do not know. Could you tell me more: which thing do you mean, what is its name, and what do you need to know about it?'

/** The answer of the first skill that takes the messages for its own; where none does, a question back. */
export async function answerByRules(messages: readonly ChatMessage[], tools: ToolUse): Promise<string> {
  const challenge = readChallenge(messages)
  for (const skill of SKILLS) {
    const result = await skill.attempt(challenge, tools)
    if (result) return result.text
  }
  return NOTHING
}
