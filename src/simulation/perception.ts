import { type DojoTask, readDojoTask } from '../mechanisms/dojo/dojo-task.ts'
import type { PresentedTask } from '../protocol/task.ts'
import { findLease } from '../store/leases.ts'
import type { Db } from '../store/open-store.ts'
import { findTask } from '../store/tasks.ts'
import { latentQualities } from './latent-quality.ts'

/**
 * The eyes of simulated people: latent qualities of the responses of a leased task, by the ids they were shown under.
 * It reads the validator's hidden truth, which no real miner can: that is what makes them simulated.
 * Known ranks count where there are any, else ranks that people gave elsewhere, else qualities are made up from the content.
 */
export async function perceivedQualities(db: Db, presented: PresentedTask): Promise<ReadonlyMap<string, number>> {
  const lease = await findLease(db, presented.leaseId)
  const row = lease && (await findTask(db, lease.task_id))
  if (!row) throw new Error(`perceivedQualities: expected the task of lease ${presented.leaseId} in the same database, got none`)
  const byContent = qualitiesByContent(readDojoTask(row.body))
  return new Map(presented.responses.map(({ id, content }) => [id, byContent.get(content) ?? 0]))
}

function qualitiesByContent(task: DojoTask): ReadonlyMap<string, number> {
  const items = task.responses.map(({ id, content, knownRank }) => ({ rank: knownRank ?? task.referenceRanks?.[id], content }))
  return new Map(latentQualities(items).map(({ quality }, index) => [items[index]!.content, quality]))
}
