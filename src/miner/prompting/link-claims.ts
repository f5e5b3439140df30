import { sentences } from '../../text/sentences.ts'
import type { ToolCall } from '../tools/tool-use.ts'

/** A statement of an answer, and the calls whose results or sources say its names and figures. */
export interface LinkedClaim {
  readonly claim: string
  /** Places among the calls, from 0; empty where nothing that was looked up says so. */
  readonly calls: readonly number[]
}

/** Names and figures: what a statement can be held to. */
const HELD_TO = /\p{Lu}[\p{L}'’-]+|\d+(?:[.,]\d+)*/gu

/** Which statements of an answer rest on which tool calls: those that say at least one of its names and figures. */
export function linkClaims(answer: string, calls: readonly ToolCall[]): LinkedClaim[] {
  const said = calls.map(({ found }) =>
    found ? ` ${JSON.stringify(found.value)} ${found.sources.map(({ text }) => text).join(' ')} ` : '',
  )
  return sentences(answer).map((claim) => {
    const marks = [...claim.slice(1).matchAll(HELD_TO)].map(([mark]) => mark)
    return { claim, calls: said.flatMap((text, place) => (marks.some((mark) => text.includes(mark)) ? [place] : [])) }
  })
}
