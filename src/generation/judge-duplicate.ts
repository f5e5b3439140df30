import { findKnownInstruction, listSharingBand } from '../store/known-instructions.ts'
import { compareVectors } from './compare-vectors.ts'
import { findLookalikes } from './find-lookalikes.ts'
import type { KnownTasks } from './known-tasks.ts'
import { isOwn, runsOf, type Sketch } from './sketch-instruction.ts'

/** From this Jaccard index of their runs of three words on, one text is a copy of the other with small changes. */
const COPY = 0.8
/** From this share on, of the runs of five letters of the shorter list of requirements, two requests about the same thing ask for the same. */
const SAME_ASKS = 0.8
/** Below this similarity, by the words that tell lookalikes apart, they cannot: that saves the comparison. */
const SOME = 0.25
/** From this similarity on, by the words that tell lookalikes apart, two instructions ask for the same; docs/decisions/near-duplicates.md has the figures. */
const SAME = 0.75
/** From here on they may: then their vectors decide, which must be the closest of all by so much. */
const MAYBE = 0.6
const LEAD = 0.02
/** So many that share a band are looked at. */
const MOST_COPIES = 50

export interface Verdict {
  readonly duplicate: boolean
  /** Which comparison found it. */
  readonly by: 'hash' | 'n-grams' | 'requirements' | 'words' | 'embedding' | null
  /** The most similar known instruction, also where it is no duplicate. */
  readonly nearest: { readonly id: number; readonly text: string; readonly similarity: number } | null
  readonly reason: string
}

/**
 * Whether an instruction was asked for before, by one comparison after the other. Bring the index up to date first.
 * @param embedding the instruction's vector, which may still be under way: awaited only where words leave it open
 */
export async function judgeDuplicate(known: KnownTasks, sketch: Sketch, embedding: Promise<Float32Array | undefined>): Promise<Verdict> {
  const same = await findKnownInstruction(known.db, sketch.hash)
  if (same && !isOwn(sketch, same)) return duplicate('hash', same, 1, 'the same words')

  for (const row of await listSharingBand(known.db, sketch.bands, MOST_COPIES)) {
    const share = isOwn(sketch, row) ? 0 : jaccardIndex(sketch.runs, runsOf(row.text))
    if (share >= COPY)
      return duplicate('n-grams', row, share, `${percent(share)} of the runs of three words in common, ${percent(COPY)} make a copy`)
  }

  const lookalikes = await findLookalikes(known, sketch)
  const nearest = lookalikes[0]
  if (!nearest) return { duplicate: false, by: null, nearest: null, reason: 'nothing like it is known' }
  const asks = fivesOf(sketch.asks)
  for (const { row, similarity } of lookalikes) {
    if (row.title !== sketch.title || similarity < SOME) continue
    const share = overlap(asks, fivesOf(row.asks))
    if (share >= SAME_ASKS)
      return duplicate('requirements', row, share, `about the same thing, with ${percent(share)} of its requirements in common`)
  }

  const { row, similarity } = nearest
  const told = `${percent(similarity)} alike in the words that tell it from others of its kind, ${percent(SAME)} ask for the same`
  if (similarity >= SAME) return duplicate('words', row, similarity, told)
  if (similarity >= MAYBE) {
    const direction = (await compareVectors(known, { sketch, vector: await embedding, lookalikes })).get(row.id)
    if (direction && direction.lead >= LEAD) {
      const reason = `${told}; its vector is the closest of all by far (cosine ${direction.cosine.toFixed(2)})`
      return duplicate('embedding', row, similarity, reason)
    }
  }
  return { duplicate: false, by: null, nearest: { id: row.id, text: row.text, similarity }, reason: told }
}

function duplicate(
  by: NonNullable<Verdict['by']>,
  { id, text }: { id: number; text: string },
  similarity: number,
  reason: string,
): Verdict {
  return { duplicate: true, by, nearest: { id, text, similarity }, reason }
}

/** All runs of five letters; none of what is not known. */
function fivesOf(said: string | null): Set<string> {
  const runs = new Set<string>()
  for (let at = 0; said !== null && at + 5 <= said.length; at++) runs.add(said.slice(at, at + 5))
  return runs
}

/** What two sets share, of the smaller one. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return a.size === 0 || b.size === 0 ? 0 : countShared(a, b) / Math.min(a.size, b.size)
}

function jaccardIndex(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = countShared(a, b)
  return shared === 0 ? 0 : shared / (a.size + b.size - shared)
}

function countShared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0
  for (const run of a) if (b.has(run)) shared++
  return shared
}

function percent(share: number): string {
  return `${Math.floor(100 * share)} %`
}
