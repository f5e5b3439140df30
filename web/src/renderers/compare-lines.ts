import { diffArrays } from 'diff'

/** A line of two texts that are compared: in both, only in the one at hand (`+`), or only in the other (`-`). */
export interface ComparedLine {
  readonly sign: ' ' | '+' | '-'
  readonly text: string
}

/** Beyond it the two have little in common, and finding out what would hold up the page. */
const MOST_EDITS = 2000

/**
 * What source code has that another has not, line by line. Every judge has a copy of its own with another layout: depth of indentation,
 * quotes, blank lines. What differs in these alone is equal.
 * @returns undefined when they differ too much
 */
export function compareLines(text: string, other: string): ComparedLine[] | undefined {
  const changes = diffArrays(linesOf(other), linesOf(text), {
    comparator: (left, right) => plain(left) === plain(right),
    maxEditLength: MOST_EDITS,
  })
  return changes?.flatMap(({ added, removed, value }) =>
    value.map((line): ComparedLine => ({ sign: added ? '+' : removed ? '-' : ' ', text: line })),
  )
}

function linesOf(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== '')
}

function plain(line: string): string {
  return line.trim().replaceAll(/["'`]/g, "'")
}
