import { opensTooDeep } from '../../../src/protocol/opens-too-deep.ts'

/** Formatting longer ones holds up the page for longer than a person waits: 100,000 took 2 to 4 s. */
const MOST_CHARACTERS = 30_000
/** Brackets and marks of emphasis that one paragraph may have: whoever formats it looks at each with each, or calls itself once for each. */
const MOST_BRACKETS = 200
const MOST_MARKS = 600

/** Where a paragraph ends: at an empty line, or where the next line opens a list item, a quote or a heading. */
const PARAGRAPH_END = /\n(?=[ \t]*(?:\n|[-+*>#][ \t>]|\d{1,9}[.)][ \t]))/

/**
 * Whether a page can format a Markdown text without being held up or taken away by it. What it cannot is shown as it is written.
 *
 * @cost a few passes over the text
 * @example canFormat('# A title\n\nWith **bold** words') // true
 * @example canFormat('!['.repeat(2000)) // false
 */
export function canFormat(markdown: string): boolean {
  if (markdown.length > MOST_CHARACTERS || opensTooDeep(markdown)) return false
  return markdown.split(PARAGRAPH_END).every((part) => count(part, /\[/g) <= MOST_BRACKETS && count(part, /[*_`~]+/g) <= MOST_MARKS)
}

function count(text: string, sign: RegExp): number {
  return text.match(sign)?.length ?? 0
}
