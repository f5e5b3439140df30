import type { Clock } from '../core/clock.ts'
import { readAtMostEvery } from '../core/read-at-most-every.ts'
import { createBuiltInAuthor } from '../generation/built-in-author.ts'
import { drawExamples } from '../generation/draw-examples.ts'
import { createDuplicateFilter } from '../generation/filter-duplicates.ts'
import type { Generation } from '../generation/generate-task.ts'
import { GenerationConfig } from '../generation/generation-config.ts'
import { createInstructionIndex } from '../generation/instruction-index.ts'
import { createModelAuthor } from '../generation/model-author.ts'
import { readAudit } from '../generation/read-audit.ts'
import { readSeedValues } from '../generation/stored-seeds.ts'
import type { TaskAuthor } from '../generation/task-author.ts'
import { BRIEF_FAMILIES } from '../models/brief-families.ts'
import { createBuiltInEmbedder } from '../models/built-in-embedder.ts'
import type { ModelPool } from '../models/language/create-model-pool.ts'
import { NoChromiumError } from '../sandbox/errors.ts'
import { openPageSandbox, type PageSandbox } from '../sandbox/open-page-sandbox.ts'
import { putBlob } from '../store/blobs.ts'
import type { Db } from '../store/open-store.ts'

/** What a process makes tasks with: one browser, one embedder, one author for all its validators. */
export interface Generator {
  readonly author: TaskAuthor
  /** Why no pages are made, where none are. */
  readonly withoutPages: string | undefined
  /** Generation for one stream, with the seed registry and the audit as they are now. */
  forStream(stream: string, secret: string): Promise<Generation>
  close(): Promise<void>
}

export interface GeneratorOptions {
  readonly db: Db
  readonly clock: Clock
  /** Language models that write; without them the built-in generator does. */
  readonly models: ModelPool | undefined
  readonly config: Partial<GenerationConfig>
  readonly signal?: AbortSignal
}

/** The audit reads all attempts: a family that goes bad is out of use so long after. */
const AUDIT_MS = 60_000

/** Opens what tasks are made with. Without a browser only texts and functions are made: a page that nobody ran is not served. */
export async function openGenerator({ db, clock, models, config, signal }: GeneratorOptions): Promise<Generator> {
  const parsed = GenerationConfig.parse(config)
  const { pages, withoutPages } = await openPages(parsed.sideBySide)
  const families = BRIEF_FAMILIES.filter(({ kind }) => pages || kind !== 'html')
  const author = models ? createModelAuthor(models, signal, pages ? undefined : ['text', 'code']) : createBuiltInAuthor(families)
  const embedder = createBuiltInEmbedder()
  const index = createInstructionIndex(embedder.name)
  const quarantined = readAtMostEvery(
    clock,
    AUDIT_MS,
    async () =>
      new Set((await readAudit(db, clock.now(), { author: author.name })).flatMap((audit) => (audit.quarantined ? [audit.family] : []))),
  )
  return {
    author,
    withoutPages,
    async forStream(stream, secret) {
      return {
        config: parsed,
        secret,
        author,
        registry: await readSeedValues(db),
        filter: createDuplicateFilter({ db, index, embedder, clock, stream }),
        examples: (rng) => drawExamples(db, rng),
        quarantined: await quarantined(),
        pages,
        saveScreenshot: (bytes) => putBlob(db, { type: 'image/jpeg', bytes }, clock.now()),
      }
    },
    async close() {
      await pages?.close()
      await embedder.close()
    },
  }
}

async function openPages(concurrency: number): Promise<{ pages: PageSandbox | undefined; withoutPages: string | undefined }> {
  try {
    return { pages: await openPageSandbox({ concurrency }), withoutPages: undefined }
  } catch (error) {
    if (error instanceof NoChromiumError) return { pages: undefined, withoutPages: error.message }
    throw error
  }
}
