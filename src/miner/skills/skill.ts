import type { ToolUse } from '../tools/tool-use.ts'
import type { Challenge } from './challenge.ts'

/** What comes of a challenge. */
export type SkillResult = { readonly kind: 'answer' | 'ask'; readonly text: string }

/** One kind of task that rules can do: finds out whether it is meant, works it out through tools, or asks for what is missing. */
export interface Skill {
  readonly name: string
  /** @returns `undefined` where the challenge is about something else, or a tool that is needed is not at hand */
  attempt(challenge: Challenge, tools: ToolUse): Promise<SkillResult | undefined>
}

export const answer = (text: string): SkillResult => ({ kind: 'answer', text })
export const ask = (text: string): SkillResult => ({ kind: 'ask', text })
