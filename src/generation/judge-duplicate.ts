import { findKnownInstruction, listSharingBand } from '../store/known-instructions.ts'
import type { AttemptId } from '../store/task-attempts.ts'
import { findLookalikes } from './find-lookalikes.ts'
import type { KnownTasks } from './known-tasks.ts'
import { runsOf, type Sketch } from './sketch-instruction.ts'

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
 * Whether an instruction was asked for before, by one comparison after the other.
 * @param self passed over: its own attempt, made before
 */
export async function judgeDuplicate(known: KnownTasks, sketch: Sketch, self?: AttemptId): Promise<Verdict> {
  const isSelf = (row: { stream: string | null; n: number | null }) => self !== undefined && row.stream === self.stream && row.n === self.n
  const { db, index } = known
  await index.catchUp(db)
  const same = await findKnownInstruction(db, sketch.hash)
  if (same && !isSelf(same)) return duplicate('hash', same, 1, 'the same words')

  for (const row of await listSharingBand(db, sketch.bands, MOST_COPIES)) {
    const share = isSelf(row) ? 0 : jaccardIndex(sketch.runs, runsOf(row.text))
    if (share >= COPY)
      return duplicate('n-grams', row, share, `${percent(share)} of the runs of three words in common, ${percent(COPY)} make a copy`)
  }

  const lookalikes = await findLookalikes(known, { ...sketch, passOver: isSelf })
  const nearest = lookalikes[0]
  if (!nearest) return { duplicate: false, by: null, nearest: null, reason: 'nothing like it is known' }
  const asks = fivesOf(sketch.asks)
  for (const { row, similarity } of lookalikes) {
    if (row.title !== sketch.title || similarity < SOME) continue
    const share = overlap(asks, fivesOf(row.asks))
    if (share >= SAME_ASKS)
      return duplicate('requirements', row, share, `about the same thing, with ${percent(share)} of its requirements in common`)
  }
  const told = `${percent(nearest.similarity)} alike in the words that tell it from others of its kind, ${percent(SAME)} ask for the same`
  if (nearest.similarity >= SAME) return duplicate('words', nearest.row, nearest.similarity, told)
  if (nearest.similarity >= MAYBE && (nearest.lead ?? 0) >= LEAD)
    return duplicate(
      'embedding',
      nearest.row,
      nearest.similarity,
      `${told}; its vector is the closest of all by far (cosine ${nearest.cosine?.toFixed(2)})`,
    )
  const { id, text } = nearest.row
  return { duplicate: false, by: null, nearest: { id, text, similarity: nearest.similarity }, reason: told }
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
