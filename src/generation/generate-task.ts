import { createRng, type Rng } from '../core/rng.ts'
import type { EditFamily } from '../models/edit-family.ts'
import type { PageSandbox } from '../sandbox/open-page-sandbox.ts'
import { assembleTask } from './assemble-task.ts'
import type { Attempt, AttemptRecord, Rejection } from './attempt.ts'
import { augmentInstruction, drawVersions } from './augment-instruction.ts'
import { drawSeed } from './draw-seed.ts'
import type { DuplicateFilter } from './filter-duplicates.ts'
import { generateResponses } from './generate-responses.ts'
import type { GenerationConfig } from './generation-config.ts'
import { addExperiment, answerByField, type Field } from './mix-standings.ts'
import { probeQuarantined } from './probe-quarantined.ts'
import { recordResponses, type SaveScreenshot } from './record-responses.ts'
import type { TaskAuthor, TaskDraft } from './task-author.ts'
import type { SeedValue } from './task-seed.ts'
import { verifyTruth } from './verify-truth.ts'
import { writeInstruction } from './write-instruction.ts'

/** What generation works with. */
export interface Generation {
  readonly config: GenerationConfig
  /** Everything drawn follows from it and the attempt's number; whoever knows it knows the truth of the tasks. */
  readonly secret: string
  readonly author: TaskAuthor
  readonly registry: readonly SeedValue[]
  readonly filter: DuplicateFilter
  /** Texts of earlier accepted instructions to write after. */
  readonly examples: (rng: Rng) => Promise<readonly string[]>
  /** Families of edits that are out of use: tried now and then, but in no task. */
  readonly quarantined: ReadonlySet<EditFamily>
  /** Absent where there is no browser: then no pages are made. */
  readonly pages: PageSandbox | undefined
  readonly saveScreenshot: SaveScreenshot
}

/** An instruction that passed the filter, on its way to a task. */
export interface Proposal {
  readonly draft: TaskDraft
  readonly record: AttemptRecord
}

/**
 * First half of one attempt: from a task seed to an instruction that nobody has asked for before. Run attempts through it one after the
 * other, in the order of their numbers: each is compared with all before it.
 * @param n number of the attempt; with the same secret, registry and earlier instructions the same number proposes the same
 */
export async function proposeInstruction(generation: Generation, n: number): Promise<Proposal | Attempt> {
  const { author, registry, filter } = generation
  const rng = attemptRng(generation, n)
  const seed = drawSeed(registry, rng.fork('seed'), author.knows)
  const start: AttemptRecord = { n, author: author.name, seed }
  const draft = await writeInstruction(generation, seed, rng.fork('instruction'))
  if ('reason' in draft) return rejected(start, draft)
  const { domain, title, text, requirements } = draft.instruction
  const asked = { text, title, asks: requirements.map(({ words }) => words), kin: draft.kin?.(rng.fork('kin')) }
  const { duplicate, by, nearest, reason } = await filter.check(asked, n)
  const record = {
    ...start,
    domain,
    instruction: { title, text, requirements },
    nearest: nearest && { text: nearest.text, similarity: nearest.similarity },
    filter: { by, reason },
  }
  if (duplicate) return rejected(record, { stage: 'filter-duplicates', reason: 'near-duplicate', detail: reason })
  return { draft, record }
}

/** Second half: from the instruction to a task whose truth has been verified, or to the reason why there is none. Attempts may run side by side. */
export async function buildTask(generation: Generation, { draft, record }: Proposal): Promise<Attempt> {
  const { config, pages, quarantined } = generation
  const rng = attemptRng(generation, record.n)
  if (draft.field && rng.fork('kind').next() < config.leaderboardShare) {
    const field = await answerByField(draft, pages, rng.fork('field'))
    if ('reason' in field) return rejected(record, field)
    const responses = await recordResponses(field.answers, generation.saveScreenshot)
    return accepted(generation, draft, { ...record, responses }, field)
  }
  const chain = await augmentInstruction(draft, rng.fork('edits'), { ...config, quarantined })
  if ('reason' in chain) return rejected(record, chain)
  const { edits, distances } = chain
  const versions = drawVersions(rng.fork('versions'), edits.length, config.responses)
  const answers = await generateResponses(draft, { edits, versions, mostRepairs: config.mostRepairs, pages }, rng.fork('answers'))
  if ('reason' in answers) return rejected({ ...record, edits, distances }, answers)
  const { pairs, rejection } = await verifyTruth(draft, { edits, answers }, rng.fork('truth'))
  const mixed = !rejection && rng.fork('experiment').next() < config.experimentShare
  const experiment = mixed ? await addExperiment(draft, { answers, pages }, rng.fork('experimental answer')) : undefined
  const responses = await recordResponses(experiment ? [...answers, experiment] : answers, generation.saveScreenshot)
  const probing = !rejection && quarantined.size > 0 && rng.fork('probe').next() < config.probeShare
  const probe = probing
    ? await probeQuarantined(draft, { original: answers[0]!, quarantined, mostRepairs: config.mostRepairs, pages }, rng.fork('probed edit'))
    : undefined
  const made = { ...record, edits, distances, responses, pairs, ...(probe ? { probe } : {}) }
  return rejection ? rejected(made, rejection) : accepted(generation, draft, made)
}

/** Ends an attempt that was begun again and again and never came to an end, so that those behind it have their turn. */
export function giveUp(generation: Generation, n: number, detail: string): Attempt {
  const { author, registry } = generation
  const seed = drawSeed(registry, attemptRng(generation, n).fork('seed'), author.knows)
  return rejected({ n, author: author.name, seed }, { stage: 'run-attempts', reason: 'given-up', detail })
}

function attemptRng({ secret }: Generation, n: number): Rng {
  return createRng(`${secret}/${n}`)
}

function accepted(generation: Generation, draft: TaskDraft, record: AttemptRecord, field?: Field): Attempt {
  const order = attemptRng(generation, record.n).fork('order')
  return { state: 'accepted', task: assembleTask({ author: generation.author, draft, record, field }, order), record }
}

function rejected(record: AttemptRecord, rejection: Rejection): Attempt {
  return { state: 'rejected', rejection, record: { ...record, rejection } }
}
