/** What a line of Markdown may open with: every mark or blank of a list takes one, every quote too. Fifty lists in each other, or a hundred quotes. */
const LONGEST_OPENING = 100

const TOO_DEEP = new RegExp(String.raw`^(?:[ \t>]|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])){${LONGEST_OPENING + 1}}`, 'm')

/**
 * Whether a Markdown text nests quotes and lists deeper than anybody writes. Whoever formats them calls itself once for each: some thousand
 * take the page away that shows them. What sets a line in counts too, for by it lists go on from one line to the next.
 *
 * @cost one pass over the text
 * @source CommonMark 0.31.2, 5.1 and 5.2: the markers of block quotes and list items
 * @example opensTooDeep('> - 1. as people write') // false
 * @example opensTooDeep('>'.repeat(101)) // true
 */
export function opensTooDeep(markdown: string): boolean {
  return TOO_DEEP.test(markdown)
}
