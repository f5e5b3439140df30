import type { Citation, Reference, Snapshot } from './question.ts'

/** A right answer and how it was found. */
export interface FoundAnswer {
  readonly text: string
  readonly by: string
}

/**
 * What a generator has worked out, as a snapshot to cite: the facts it used, then each answer with how it was found.
 *
 * @param facts in words; the answers are added to it
 * @returns the snapshot, and references whose citations are the answers within it
 */
export function generatedSnapshot(
  { name, version }: { readonly name: string; readonly version: string },
  subtopic: string,
  facts: string,
  answers: readonly FoundAnswer[],
): { snapshots: [Snapshot]; references: Reference[] } {
  let text = facts
  const references = answers.map(({ text: answer, by }): Reference => {
    text += `\n${by}: `
    const cited: Citation = { snapshot: 0, start: text.length, end: text.length + answer.length }
    text += answer
    return { text: answer, by, citations: [cited] }
  })
  return { snapshots: [{ source: `generator ${name}: ${subtopic}`, revision: version, licence: 'MIT', text }], references }
}
