import * as z from 'zod'
import { BaseError } from '../core/base-error.ts'
import { listWorkers, pauseWorker, removeWorker, resumeWorker, setDomains } from '../miner/worker-life.ts'
import { Domains, PauseWords } from '../protocol/desk.ts'
import type { Db } from '../store/open-store.ts'
import { minerNamed } from './miner-named.ts'

const ofWorker = { worker: z.string().max(100), atMs: z.int().min(0) }

/** The same words and domains as the desk takes: what a page shows is written by neither otherwise. */
export const WorkersQuestion = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('list'), atMs: z.int().min(0) }),
  z.strictObject({ what: z.literal('pause'), words: PauseWords.optional(), ...ofWorker }),
  z.strictObject({ what: z.literal('resume'), ...ofWorker }),
  z.strictObject({ what: z.literal('remove'), ...ofWorker }),
  z.strictObject({ what: z.literal('domains'), domains: Domains, ...ofWorker }),
])
export type WorkersQuestion = z.infer<typeof WorkersQuestion>

/** What is asked of the workers of a miner: by the command itself, or through the network that uses its data. */
export const WorkersCall = z.strictObject({ do: z.literal('workers'), miner: z.string().max(100).optional(), ask: WorkersQuestion })
export type WorkersCall = z.infer<typeof WorkersCall>

const WorkerLifeView = z.strictObject({
  id: z.string(),
  miner: z.string(),
  name: z.string(),
  simulated: z.boolean(),
  joinedMs: z.number(),
  seenMs: z.number().nullable(),
  pausedMs: z.number().nullable(),
  pausedWords: z.string().nullable(),
  domains: z.array(z.string()).nullable(),
  removedMs: z.number().nullable(),
  judged: z.number(),
  scored: z.number(),
  meanScore: z.number().nullable(),
  interval: z.tuple([z.number(), z.number()]).nullable(),
  skipsLastHour: z.number(),
  inHand: z.string().nullable(),
})

/** The workers as they are then; `refused` holds an error in words. Inside a key of its own: at the top it would be the socket's own refusal. */
export const WorkersReply = z.strictObject({ workers: z.strictObject({ list: z.array(WorkerLifeView), refused: z.string().optional() }) })
export type WorkersReply = z.infer<typeof WorkersReply>

export async function runWorkersCall(db: Db, { miner: asked, ask }: WorkersCall): Promise<WorkersReply> {
  try {
    const miner = await minerNamed(db, asked)
    await change(db, miner, ask)
    return { workers: { list: await listWorkers(db, { miner, nowMs: ask.atMs }) } }
  } catch (error) {
    if (error instanceof BaseError) return { workers: { list: [], refused: error.message } } // the command tells it, not the running network's log
    throw error
  }
}

async function change(db: Db, miner: string, ask: WorkersQuestion): Promise<unknown> {
  switch (ask.what) {
    case 'list':
      return undefined
    case 'pause':
      return pauseWorker(db, { miner, worker: ask.worker, words: ask.words ?? '', nowMs: ask.atMs })
    case 'resume':
      return resumeWorker(db, { miner, worker: ask.worker })
    case 'remove':
      return removeWorker(db, { miner, worker: ask.worker, nowMs: ask.atMs })
    case 'domains':
      return setDomains(db, { miner, worker: ask.worker, domains: ask.domains })
  }
}
