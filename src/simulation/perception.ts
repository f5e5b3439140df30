import { type DojoTask, readDojoTask } from '../mechanisms/dojo/dojo-task.ts'
import type { PresentedTask } from '../protocol/task.ts'
import { findLease } from '../store/leases.ts'
import type { Db } from '../store/open-store.ts'
import { findTask } from '../store/tasks.ts'
import { taskKey } from './agents/task-key.ts'
import { latentQualities } from './latent-quality.ts'

/**
 * The eyes of simulated people: how good the responses of a task really are.
 * It reads the validator's hidden truth, which no real miner can: that is what makes them simulated.
 */
export interface Perception {
  /** Latent qualities by the ids that the responses were shown under. */
  qualities(presented: PresentedTask): Promise<ReadonlyMap<string, number>>
}

/** Tasks remembered: more than are open at once, so that a task is read once for all its judges. */
const REMEMBERED = 1000

/**
 * Ranks that people gave elsewhere count where there are any, else known ranks, else qualities are made up from the content.
 * @param db that of the validators
 */
export function createPerception(db: Db): Perception {
  const remembered = new Map<string, ReadonlyMap<string, number>>()
  return {
    async qualities(presented) {
      const key = taskKey(presented)
      let byContent = remembered.get(key)
      if (!byContent) {
        byContent = qualitiesByContent(await readTask(db, presented))
        if (remembered.size >= REMEMBERED) remembered.delete(remembered.keys().next().value!)
        remembered.set(key, byContent)
      }
      return new Map(presented.responses.map(({ id, content }) => [id, byContent.get(content) ?? 0]))
    },
  }
}

async function readTask(db: Db, { leaseId }: PresentedTask): Promise<DojoTask> {
  const lease = await findLease(db, leaseId)
  const row = lease && (await findTask(db, lease.task_id))
  if (!row) throw new Error(`perception: expected the task of lease ${leaseId} in the same database, got none`)
  return readDojoTask(row.body)
}

function qualitiesByContent(task: DojoTask): ReadonlyMap<string, number> {
  const items = task.responses.map(({ id, content, knownRank }) => ({ rank: task.referenceRanks?.[id] ?? knownRank, content }))
  return new Map(latentQualities(items).map(({ quality }, index) => [items[index]!.content, quality]))
}
