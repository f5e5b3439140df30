import type { Criterion } from '../../../src/protocol/task.ts'

/** The scale in words, lowest grade first: "1 does not do it · 10 does all of it, and well". */
export function anchorWords({ anchors }: Criterion): string {
  return Object.entries(anchors)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([grade, words]) => `${grade} ${words}`)
    .join(' · ')
}
