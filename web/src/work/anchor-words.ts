import type { Criterion } from '../../../src/protocol/task.ts'

/** The scale in words: all its anchors, or what the chosen grade stands for: at its anchor, or between two. */
export function anchorWords({ anchors }: Criterion, grade: number | undefined): string {
  const known = Object.entries(anchors)
    .map(([at, words]) => ({ at: Number(at), words }))
    .sort((a, b) => a.at - b.at)
  if (grade === undefined) return known.map(({ at, words }) => `${at} ${words}`).join(' · ')
  const below = known.findLast(({ at }) => at <= grade)
  const above = known.find(({ at }) => at >= grade)
  if (below && above && below.at !== above.at) return `${grade}: between “${below.words}” and “${above.words}”`
  const exact = below ?? above
  return exact ? `${grade}: ${exact.words}` : `${grade}`
}
