import type { Transaction } from 'kysely'
import type { Clock } from '../core/clock.ts'
import { addKnownInstruction, forgetOtherInstruction, lockKnownInstructions } from '../store/known-instructions.ts'
import type { Database } from '../store/schema.ts'
import { findLookalikes, type Lookalike } from './find-lookalikes.ts'
import { judgeDuplicate, type Verdict } from './judge-duplicate.ts'
import type { KnownTasks } from './known-tasks.ts'
import { type Asked, knownRow, sketchInstruction } from './sketch-instruction.ts'

/** Stage 3 for one stream of attempts. */
export interface DuplicateFilter {
  /**
   * Compares an instruction with all known ones, and makes it known if it is new. What several processes ask at once is answered one after
   * the other, so that of two that ask for the same one gets it.
   * **Safe to repeat because** an attempt is not compared with what it made known itself.
   */
  check(asked: Asked, n: number): Promise<Verdict>
}

export function createDuplicateFilter({
  db,
  index,
  embedder,
  clock,
  stream,
}: KnownTasks & { clock: Clock; stream: string }): DuplicateFilter {
  return {
    async check(asked, n) {
      const [sketch] = await Promise.all([sketchInstruction(asked, embedder), index.catchUp(db)]) // most of it before the others have to wait
      return db.transaction().execute(async (trx) => {
        await lockKnownInstructions(trx)
        const verdict = await judgeDuplicate({ db: trx, index, embedder }, sketch, { stream, n })
        if (verdict.duplicate) return verdict
        await forgetOtherInstruction(trx, { stream, n, hash: sketch.hash }) // a language model may write another one after an outage
        await addKnownInstruction(trx, { ...knownRow(sketch, embedder), source: 'generated', added_ms: clock.now(), stream, n })
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
      ...knownRow(await sketchInstruction({ text }, undefined), undefined),
      source: 'imported',
      added_ms: nowMs,
      stream: null,
      n: null,
    })
}

/** The verdict on an instruction and what it looks like, most similar first, without making it known. */
export async function filterDuplicates(known: KnownTasks, asked: Asked): Promise<Verdict & { readonly lookalikes: readonly Lookalike[] }> {
  const sketch = await sketchInstruction(asked, known.embedder)
  return { ...(await judgeDuplicate(known, sketch)), lookalikes: await findLookalikes(known, { ...sketch, passOver: () => false }) }
}
