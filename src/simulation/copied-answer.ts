import { SignedJudgment, Verdict } from '../protocol/judgment.ts'
import { PresentedTask } from '../protocol/task.ts'
import { listAssignmentsOfLease } from '../store/assignments.ts'
import { findPresented } from '../store/held-leases.ts'
import { findLease, findLeaseOf } from '../store/leases.ts'
import type { Db } from '../store/open-store.ts'
import type { Heard } from './agents/agent.ts'
import type { Perception } from './perception.ts'

/**
 * Two miners who show each other their answers: ids and order differ between them, so they match responses by what they see.
 * @param seen the task as it looks
 * @param of hotkey of the miner whose answer is copied
 */
export async function copiedAnswer(
  db: Db,
  { perceive }: Perception,
  { seen, of }: { readonly seen: PresentedTask; readonly of: string },
): Promise<Heard> {
  const own = await findLease(db, seen.leaseId)
  const theirs = own && (await findLeaseOf(db, { taskId: own.task_id, miner: of }))
  if (!theirs) return { kind: 'none' }
  const [assignment] = await listAssignmentsOfLease(db, { miner: of, leaseId: theirs.id })
  if (!assignment?.signed) return { kind: theirs.state === 'open' ? 'pending' : 'none' }
  const verdict = Verdict.safeParse(SignedJudgment.parse(assignment.signed).judgment.verdict).data
  if (verdict?.kind !== 'ranked') return { kind: 'none' }
  const other = await perceive(PresentedTask.parse(await findPresented(db, { miner: of, leaseId: theirs.id })))
  const byContent = new Map(other.seen.responses.map(({ id, content }) => [content, verdict.responses[id]]))
  const matched = seen.responses.flatMap(({ id, content }) => {
    const judged = byContent.get(content)
    return judged ? [[id, judged] as const] : []
  })
  return { kind: 'answer', responses: new Map(matched) }
}
