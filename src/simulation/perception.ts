import { type DojoTask, readDojoTask } from '../mechanisms/dojo/dojo-task.ts'
import { shownResponses } from '../mechanisms/dojo/present.ts'
import { Hotkey } from '../protocol/ids.ts'
import type { PresentedTask } from '../protocol/task.ts'
import { findLease } from '../store/leases.ts'
import type { Db } from '../store/open-store.ts'
import { findTask } from '../store/tasks.ts'
import { latentQualities } from './latent-quality.ts'

/**
 * The eyes of simulated people: what a task looks like on the screen, and how good its responses really are.
 * It reads the validator's hidden truth, which no real miner can: that is what makes them simulated.
 */
export interface Perception {
  perceive(presented: PresentedTask): Promise<Perceived>
}

export interface Perceived {
  /** The task as it looks: copies whose sources differ look alike, so their contents are the same to everybody. */
  readonly seen: PresentedTask
  /** Latent qualities by the ids that the responses were shown under. */
  readonly qualities: ReadonlyMap<string, number>
}

/** Tasks remembered: more than are open at once, so that a task is read once for all its judges. */
const REMEMBERED = 1000

interface Remembered {
  readonly task: DojoTask
  readonly qualities: ReadonlyMap<string, number>
}

/**
 * Ranks that people gave elsewhere count where there are any, else known ranks, else qualities are made up from the content.
 * @param db that of the validators
 * @param secretOf a validator's secret, by its hotkey: which copy is of which response follows from it
 */
export function createPerception(db: Db, secretOf: (validator: string) => string): Perception {
  const remembered = new Map<string, Remembered>()
  async function remember(taskId: string): Promise<Remembered> {
    const known = remembered.get(taskId)
    if (known) return known
    const row = await findTask(db, taskId)
    if (!row) throw new Error(`perception: expected task ${taskId} in the same database, got none`)
    const task = readDojoTask(row.body)
    if (remembered.size >= REMEMBERED) remembered.delete(remembered.keys().next().value!)
    const found = { task, qualities: qualitiesById(task) }
    remembered.set(taskId, found)
    return found
  }
  return {
    async perceive(presented) {
      const { leaseId } = presented
      const lease = await findLease(db, leaseId)
      if (!lease) throw new Error(`perception: expected lease ${leaseId} in the same database, got none`)
      const { task, qualities } = await remember(lease.task_id)
      const shown = shownResponses(task, { miner: Hotkey.parse(lease.miner), leaseId }, secretOf(lease.validator))
      const originals = new Map(shown.map(({ shownId, response }) => [shownId, response]))
      return {
        seen: { ...presented, responses: presented.responses.map((copy) => ({ ...copy, content: originals.get(copy.id)?.content ?? '' })) },
        qualities: new Map(shown.map(({ shownId, response }) => [shownId, qualities.get(response.id) ?? 0])),
      }
    },
  }
}

function qualitiesById(task: DojoTask): ReadonlyMap<string, number> {
  const items = task.responses.map(({ id, content, knownRank }) => ({ rank: task.referenceRanks?.[id] ?? knownRank, content }))
  return new Map(latentQualities(items).map(({ quality }, index) => [task.responses[index]!.id, quality]))
}
