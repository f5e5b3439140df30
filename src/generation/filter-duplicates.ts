import type { Transaction } from 'kysely'
import type { Clock } from '../core/clock.ts'
import type { Embedder } from '../models/embedder.ts'
import { addKnownInstruction, forgetOtherInstruction, lockKnownInstructions } from '../store/known-instructions.ts'
import type { Database } from '../store/schema.ts'
import { compareVectors } from './compare-vectors.ts'
import { findLookalikes, type Lookalike } from './find-lookalikes.ts'
import { judgeDuplicate, type Verdict } from './judge-duplicate.ts'
import type { KnownTasks } from './known-tasks.ts'
import { type Asked, type Sketch, sketchInstruction } from './sketch-instruction.ts'
import { toBytes } from './vector-bytes.ts'

/** Stage 3 for one stream of attempts. */
export interface DuplicateFilter {
  /**
   * Compares an instruction with all known ones, and makes it known if it is new. What several processes ask at once is answered one after
   * the other, so that of two that ask for the same one gets it.
   * **Safe to repeat because** an attempt is not compared with what it made known itself.
   */
  check(asked: Asked, n: number): Promise<Verdict>
}

export function createDuplicateFilter({ clock, stream, ...known }: KnownTasks & { clock: Clock; stream: string }): DuplicateFilter {
  const { db, index, embedder } = known
  return {
    async check(asked, n) {
      const sketch = sketchInstruction(asked, { stream, n })
      const seen = await index.catchUp(db)
      // Compared before the lock, beside the embedding: others wait for neither.
      const embedding = embedText(embedder, sketch.text)
      const [vector, foreseen] = await Promise.all([embedding, judgeDuplicate(known, sketch, embedding)])
      if (foreseen.duplicate) return foreseen
      return db.transaction().execute(async (trx) => {
        await lockKnownInstructions(trx)
        const grown = (await index.catchUp(trx)) !== seen
        const verdict = grown ? await judgeDuplicate({ ...known, db: trx }, sketch, embedding) : foreseen
        if (verdict.duplicate) return verdict
        await forgetOtherInstruction(trx, { stream, n, hash: sketch.hash }) // a language model may write another one after an outage
        await addKnownInstruction(trx, { ...knownRow(sketch, embedder, vector), source: 'generated', added_ms: clock.now() })
        return verdict
      })
    },
  }
}

/** Makes instructions known that people wrote and somebody imported; those that are known stay as they are. Call it in a transaction. */
export async function rememberImported(trx: Transaction<Database>, texts: readonly string[], nowMs: number): Promise<void> {
  const rows = texts.map((text) => ({ ...knownRow(sketchInstruction({ text })), source: 'imported' as const, added_ms: nowMs }))
  await lockKnownInstructions(trx)
  for (const row of rows) await addKnownInstruction(trx, row)
}

/** The verdict on an instruction and what it looks like, most similar first, without making it known. */
export async function filterDuplicates(
  known: KnownTasks,
  asked: Asked,
): Promise<Verdict & { readonly lookalikes: readonly (Lookalike & { readonly cosine: number | undefined })[] }> {
  const sketch = sketchInstruction(asked)
  await known.index.catchUp(known.db)
  const embedding = embedText(known.embedder, sketch.text)
  const [vector, verdict, lookalikes] = await Promise.all([
    embedding,
    judgeDuplicate(known, sketch, embedding),
    findLookalikes(known, sketch),
  ])
  const directions = await compareVectors(known, { sketch, vector, lookalikes })
  return { ...verdict, lookalikes: lookalikes.map((one) => ({ ...one, cosine: directions.get(one.row.id)?.cosine })) }
}

async function embedText(embedder: Embedder | undefined, text: string): Promise<Float32Array | undefined> {
  return embedder && (await embedder.embed([text]))[0]
}

/** As it is kept, but for where it is from and when it came. */
function knownRow({ text, hash, bands, title, asks, self }: Sketch, embedder?: Embedder, vector?: Float32Array) {
  const embedded = embedder && vector ? { embedder: embedder.name, vector: toBytes(vector) } : { embedder: null, vector: null }
  const from = { stream: self?.stream ?? null, n: self?.n ?? null }
  return { text, hash, bands: [...bands], title, asks, outcome: null, ...embedded, ...from }
}
