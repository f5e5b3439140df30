import { findKnownInstructions, type KnownInstructionRow } from '../store/known-instructions.ts'
import { contrastSimilarities } from '../text/contrast-similarity.ts'
import { wordStems } from '../text/word-stems.ts'
import type { KnownTasks } from './known-tasks.ts'
import { dotProduct, fromBytes } from './vector-bytes.ts'

/** So many are compared closely: those with the same rare words, and those whose vectors point the same way. */
const BY_WORDS = 64
const BY_VECTOR = 16

/** A known instruction that looks like a new one. */
export interface Lookalike {
  readonly row: KnownInstructionRow
  /** By the words that tell lookalikes apart, in [0, 1]. */
  readonly similarity: number
  /** Cosine of the embeddings; `undefined` where there are none to compare. */
  readonly cosine: number | undefined
  /** By how much the cosine is above that of any other known instruction. */
  readonly lead: number | undefined
}

/**
 * The known instructions that come closest to a text by their words, most similar first.
 * @param kin other texts of the same form, which ask for something else: they show which words are the form's
 * @param passOver those that are not to be compared with
 */
export async function findLookalikes(
  { db, index, embedder }: KnownTasks,
  {
    text,
    vector,
    kin = [],
    passOver,
  }: {
    text: string
    vector: Float32Array | undefined
    kin?: readonly string[] | undefined
    passOver: (row: KnownInstructionRow) => boolean
  },
): Promise<Lookalike[]> {
  const stems = wordStems(text)
  const byWords = index.nearestByWords(stems, BY_WORDS)
  const byVector = vector ? index.nearestByVector(vector, BY_VECTOR) : []
  const rows = new Map(
    (await findKnownInstructions(db, [...new Set([...byWords, ...byVector])])).filter((row) => !passOver(row)).map((row) => [row.id, row]),
  )
  const cosines = new Map<number, number>()
  for (const row of rows.values())
    if (vector && row.vector && row.embedder === embedder?.name) cosines.set(row.id, dotProduct(vector, fromBytes(row.vector)))
  const [first, second] = [...cosines.values(), 0, 0].sort((a, b) => b - a)

  const alike = byWords.flatMap((id) => rows.get(id) ?? [])
  const similarities = contrastSimilarities(stems, [...alike.map(({ id }) => index.stemsOf(id)), ...kin.map(wordStems)], index.rarity)
  return alike
    .map((row, at): Lookalike => {
      const cosine = cosines.get(row.id)
      const lead = cosine === undefined ? undefined : cosine - (cosine === first ? second! : first!)
      return { row, similarity: similarities[at]!, cosine, lead }
    })
    .sort((a, b) => b.similarity - a.similarity || a.row.id - b.row.id)
}
