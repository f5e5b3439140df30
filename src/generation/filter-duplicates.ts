import type { Transaction } from 'kysely'
import type { Clock } from '../core/clock.ts'
import { sha256Hex } from '../core/hash.ts'
import type { Embedder } from '../models/embedder.ts'
import {
  addKnownInstruction,
  findKnownInstruction,
  forgetOtherInstruction,
  listSharingBand,
  lockKnownInstructions,
} from '../store/known-instructions.ts'
import type { Database } from '../store/schema.ts'
import type { AttemptId } from '../store/task-attempts.ts'
import { minHash, minHashBands } from '../text/min-hash.ts'
import { normaliseText } from '../text/normalise-text.ts'
import { shingles } from '../text/shingles.ts'
import { findLookalikes, type Lookalike } from './find-lookalikes.ts'
import type { KnownTasks } from './known-tasks.ts'
import { toBytes } from './vector-bytes.ts'

/** From this Jaccard index of their runs of three words on, one text is a copy of the other with small changes. */
const COPY = 0.8
/** From this similarity on, by the words that tell lookalikes apart, two instructions ask for the same; docs/decisions/near-duplicates.md has the figures. */
const SAME = 0.75
/** From here on they may: then their vectors decide, which must be the closest of all by so much. */
const MAYBE = 0.6
const LEAD = 0.02
/** 64 places in bands of four: copies share a band with probability 0.9998, texts with a quarter in common in one case of sixteen. */
const SIGNATURE = 64
const BAND = 4
/** So many that share a band are looked at. */
const MOST_COPIES = 50
/** Of a longer text only the beginning is compared: no instruction is as long, and nobody may keep us busy with one. */
const MOST_CHARACTERS = 20_000

export interface Verdict {
  readonly duplicate: boolean
  /** Which comparison found it. */
  readonly by: 'hash' | 'n-grams' | 'words' | 'embedding' | null
  /** The most similar known instruction, also where it is no duplicate. */
  readonly nearest: { readonly id: number; readonly text: string; readonly similarity: number } | null
  readonly reason: string
}

/** Stage 3 for one stream of attempts. */
export interface DuplicateFilter {
  /**
   * Compares an instruction with all known ones, and makes it known if it is new. What several processes ask at once is answered one after
   * the other, so that of two that ask for the same one gets it.
   * @param kin other instructions of its kind, which ask for something else: they show what all of that kind say, while few are known yet
   * **Safe to repeat because** an attempt is not compared with what it made known itself.
   */
  check(text: string, n: number, kin?: readonly string[]): Promise<Verdict>
}

export function createDuplicateFilter({
  db,
  index,
  embedder,
  clock,
  stream,
}: KnownTasks & { clock: Clock; stream: string }): DuplicateFilter {
  return {
    async check(text, n, kin) {
      const sketch = await sketchOf(text, embedder)
      await index.catchUp(db) // most of it before the others have to wait
      return db.transaction().execute(async (trx) => {
        await lockKnownInstructions(trx)
        const verdict = await judge({ db: trx, index, embedder }, { ...sketch, kin }, { stream, n })
        if (verdict.duplicate) return verdict
        await forgetOtherInstruction(trx, { stream, n, hash: sketch.hash }) // a language model may write another one after an outage
        await addKnownInstruction(trx, { ...rowOf(sketch, embedder), source: 'generated', added_ms: clock.now(), stream, n })
        return verdict
      })
    },
  }
}

/** Makes instructions known that people wrote and somebody imported; those that are known stay as they are. Call it in a transaction. */
export async function rememberImported(trx: Transaction<Database>, texts: readonly string[], nowMs: number): Promise<void> {
  await lockKnownInstructions(trx)
  for (const text of texts)
    await addKnownInstruction(trx, {
      ...rowOf(await sketchOf(text, undefined), undefined),
      source: 'imported',
      added_ms: nowMs,
      stream: null,
      n: null,
    })
}

/** The verdict on a text and what it looks like, most similar first, without making it known. */
export async function filterDuplicates(known: KnownTasks, text: string): Promise<Verdict & { readonly lookalikes: readonly Lookalike[] }> {
  const sketch = await sketchOf(text, known.embedder)
  return { ...(await judge(known, sketch)), lookalikes: await findLookalikes(known, { ...sketch, passOver: () => false }) }
}

/** What a text is compared by. */
interface Sketch {
  readonly text: string
  readonly hash: string
  readonly runs: ReadonlySet<string>
  readonly bands: readonly number[]
  readonly vector: Float32Array | undefined
  readonly kin?: readonly string[] | undefined
}

async function sketchOf(whole: string, embedder: Embedder | undefined): Promise<Sketch> {
  const text = whole.slice(0, MOST_CHARACTERS).toWellFormed().replaceAll('\0', '\ufffd')
  const said = normaliseText(text)
  const runs = runsOf(said)
  const [vector] = embedder ? await embedder.embed([text]) : []
  return { text, hash: sha256Hex(said), runs, bands: minHashBands(minHash(runs, SIGNATURE), BAND), vector }
}

function rowOf({ text, hash, bands, vector }: Sketch, embedder: Embedder | undefined) {
  return {
    text,
    hash,
    bands: [...bands],
    outcome: null,
    vector: vector ? toBytes(vector) : null,
    embedder: vector && embedder ? embedder.name : null,
  }
}

async function judge(known: KnownTasks, sketch: Sketch, self?: AttemptId): Promise<Verdict> {
  const isSelf = (row: { stream: string | null; n: number | null }) => self !== undefined && row.stream === self.stream && row.n === self.n
  const { db, index } = known
  await index.catchUp(db)
  const same = await findKnownInstruction(db, sketch.hash)
  if (same && !isSelf(same)) return duplicate('hash', same, 1, 'the same words')

  for (const row of await listSharingBand(db, sketch.bands, MOST_COPIES)) {
    const share = isSelf(row) ? 0 : jaccardIndex(sketch.runs, runsOf(normaliseText(row.text)))
    if (share >= COPY)
      return duplicate('n-grams', row, share, `${percent(share)} of the runs of three words in common, ${percent(COPY)} make a copy`)
  }

  const lookalikes = await findLookalikes(known, { ...sketch, passOver: isSelf })
  const nearest = lookalikes[0]
  if (!nearest) return { duplicate: false, by: null, nearest: null, reason: 'nothing like it is known' }
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

function runsOf(said: string): Set<string> {
  return shingles(said.split(' ').filter(Boolean), 3)
}

function jaccardIndex(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0
  for (const run of a) if (b.has(run)) shared++
  return shared === 0 ? 0 : shared / (a.size + b.size - shared)
}

function percent(share: number): string {
  return `${Math.floor(100 * share)} %`
}
