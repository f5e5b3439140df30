import { type KnownText, listKnownTexts } from '../store/known-instructions.ts'
import { contrastSimilarities } from '../text/contrast-similarity.ts'
import { wordStems } from '../text/word-stems.ts'
import type { KnownTasks } from './known-tasks.ts'
import { isOwn, type Sketch } from './sketch-instruction.ts'

/** So many with the same rare words are compared closely. */
const MOST = 64

/** A known instruction that looks like a new one. */
export interface Lookalike {
  readonly row: KnownText
  /** By the words that tell lookalikes apart, in [0, 1]. */
  readonly similarity: number
}

/** The known instructions that come closest to a new one by their words, most similar first. */
export async function findLookalikes({ db, index }: Pick<KnownTasks, 'db' | 'index'>, sketch: Sketch): Promise<Lookalike[]> {
  const stems = wordStems(sketch.text)
  const ids = index.nearestByWords(stems, MOST)
  const texts = new Map((await listKnownTexts(db, ids)).map((row) => [row.id, row]))
  const alike = ids.flatMap((id) => texts.get(id) ?? []).filter((row) => !isOwn(sketch, row))
  const words = [...alike.map(({ id }) => index.stemsOf(id)), ...sketch.kin.map(wordStems)]
  const similarities = contrastSimilarities(stems, words, index.rarity)
  return alike
    .map((row, at): Lookalike => ({ row, similarity: similarities[at]! }))
    .sort((a, b) => b.similarity - a.similarity || a.row.id - b.row.id)
}
