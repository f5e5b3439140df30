import { words } from '../../text/words.ts'
import type { ToolCall } from '../tools/tool-use.ts'

const QUOTATION = /["“«]([^"”»]{10,600})["”»]/gu
const ADDRESS = /https?:\/\/[^\s<>"”)\]]+/gu
/** Fewer words are a name or a title. */
const LEAST_WORDS = 5

/** What an answer cites though no tool found it and nobody said it: an address or a quotation; `undefined` where all is there. */
export function fabricatedSource(answer: string, conversation: string, calls: readonly ToolCall[]): string | undefined {
  const sources = calls.flatMap(({ found }) => found?.sources ?? [])
  const known = [
    conversation,
    ...sources.flatMap(({ source, text }) => [source, text]),
    ...calls.map(({ found }) => JSON.stringify(found?.value ?? '')),
  ]
  const address = [...answer.matchAll(ADDRESS)].find(([url]) => !known.some((text) => text.includes(url.replace(/[.,;]$/, ''))))
  if (address) return `cites ${address[0]}, which was not looked up`
  const said = known.map((text) => ` ${words(text).join(' ')} `)
  const quote = [...answer.matchAll(QUOTATION)].find(([, text]) => {
    const quoted = words(text!)
    return quoted.length >= LEAST_WORDS && !said.some((one) => one.includes(` ${quoted.join(' ')} `))
  })
  return quote && `quotes "${quote[1]}", which stands nowhere`
}
