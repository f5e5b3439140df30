import { gzipSync } from 'node:zlib'
import { words } from '../../text/words.ts'
import { standardisedColumns } from './standardised-columns.ts'

/** What a cheap program counts in a source that it neither parses nor runs. */
const COUNTED: readonly RegExp[] = [
  /=>|\bfunction\b/g, // functions
  /\.\s*[a-z]\w*\s*\(|\]\s*\(/gi, // calls
  /<[a-z]/gi, // tags
  /['"`]/g, // quotes
  /[{}]/g, // blocks and rules
  /\b\d+(\.\d+)?\b/g, // numbers
  /\b(if|for|while|switch)\b|\?|&&/g, // branches
]

/**
 * What a program can tell about the responses of one task without parsing or running them: sizes, counts, and how many of the words of
 * the request occur. Each feature has mean 0 and deviation 1 over the responses, so that only what differs between them counts.
 * @param request the instruction and what it asks for one by one
 * @returns one row a response: shape [responses, features]
 */
export function sourceFeatures(source: readonly string[], request: string): number[][] {
  const asked = new Set(words(request).filter((word) => word.length > 3))
  const rows = source.map((content) => {
    const different = new Set(words(content))
    return [
      Math.log(content.length),
      Math.log(gzipSync(content).length),
      different.size,
      [...different].filter((word) => asked.has(word)).length,
      new Set(fiveTokens(content)).size,
      ...COUNTED.map((pattern) => content.match(pattern)?.length ?? 0),
    ]
  })
  return standardisedColumns(rows)
}

/** Runs of five tokens, names and numbers left out: different ones are different things done. */
function fiveTokens(content: string): string[] {
  const kinds = (content.match(/[\w$]+|[^\s\w]/g) ?? []).map((token) => (/^\w/.test(token) ? 'n' : token))
  return kinds.slice(4).map((_, at) => kinds.slice(at, at + 5).join(''))
}
