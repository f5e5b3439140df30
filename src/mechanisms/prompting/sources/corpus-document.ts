import type { Citation, Snapshot } from '../question.ts'
import type { SourceText } from './source-reader.ts'

/** A built-in text of which it is known where each fact stands. */
export interface CorpusDocument extends SourceText {
  /** Where a fact stands in the text, by its label. */
  readonly facts: ReadonlyMap<string, { readonly start: number; readonly end: number }>
}

/** Puts statements together to a text; statements that are empty are left out. */
export function writeDocument(
  about: Omit<SourceText, 'snapshot'> & Omit<Snapshot, 'text'>,
  statements: readonly (readonly [label: string, says: string])[],
): CorpusDocument {
  const { topic, subtopic, source, revision, licence } = about
  const facts = new Map<string, { start: number; end: number }>()
  let text = ''
  for (const [label, says] of statements) {
    if (says === '') continue
    if (text !== '') text += ' '
    facts.set(label, { start: text.length, end: text.length + says.length })
    text += says
  }
  return { topic, subtopic, facts, snapshot: { source, revision, licence, text } }
}

/**
 * The place of one fact of a document.
 * @param snapshot place of the document among the question's snapshots
 * @throws {Error} if the document does not state it: the caller must know what it cites
 */
export function cite({ facts, snapshot: { source } }: CorpusDocument, label: string, snapshot = 0): Citation {
  const span = facts.get(label)
  if (!span) throw new Error(`cite: expected a fact of ${source}, got ${label}`)
  return { snapshot, ...span }
}
