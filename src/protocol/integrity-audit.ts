import * as z from 'zod'
import { NamedMiner } from './integrity.ts'

const count = z.number().int().min(0)
const share = z.number().min(0).max(1)

/** Who judged with whom over the scored tasks of the window, against what the design allows. */
export const AssignmentAudit = z.object({
  miners: count.describe('that have judged in the window, or asked for tasks of late'),
  tasks: count.describe('scored in the window'),
  fewestRaters: count.describe('miners that judged one task'),
  mostRaters: count,
  wantedRaters: count.describe('a task asks for at first; an uncertain one for more'),
  meanShared: z.number().describe('tasks in common, mean of all pairs of miners'),
  mostShared: count.describe('and of the pair with the most'),
  allowedShared: count.describe('most that the design gives a pair with one seat each: what chance needs, and lambda'),
  neededShared: count.describe('what chance needs: some pair shares so many under any design'),
  leastLoad: count.describe('tasks of the miner with the fewest'),
  mostLoad: count,
  parts: count.describe('of the comparison graph: 1 = any two who judged can be compared through common tasks'),
  round: z.object({ number: count, panels: count, seats: count }).nullable().describe('the last one drawn; null where there are no panels'),
})
export type AssignmentAudit = z.infer<typeof AssignmentAudit>

/** How each recipient got a version of its own. */
export const CopyAudit = z.object({
  lent: count.describe('times that a task was lent, each time as copies of its responses made for that miner alone'),
  withheld: count.describe('times that no safe copy could be made, so that nothing was sent'),
  timed: count.describe('newest scored tasks that were copied once more for this audit'),
  medianMs: z.number().nullable().describe("to make one recipient's copies of all responses of one of them; null where none was"),
})
export type CopyAudit = z.infer<typeof CopyAudit>

/** What one miner's work of the window is worth whole, and in parts. */
export const ShareAudit = z.object({
  miner: NamedMiner,
  tasks: z.number().describe('scored in the window, copies of others as parts of one'),
  score: z.number().describe('sum of its scores on them'),
  proven: z.number().describe('the sum less what luck could make of it, 0 at least'),
  bonus: z.number().describe('on top, for having proven much under one name'),
  share: share.describe("proven and bonus, of all miners'"),
  splits: z
    .array(z.object({ names: z.number().int(), share }))
    .describe('what the same work would get if that many names had done equal parts of it'),
})
export type ShareAudit = z.infer<typeof ShareAudit>

/** What one validator's mechanism does against gaming, as counted in its own records. */
export const StreamAudit = z.object({
  validator: z.string(),
  name: z.string(),
  mechid: z.number().int(),
  mechanism: z.string(),
  window: z.number().int().describe('epochs whose scores count'),
  assignment: AssignmentAudit.nullable().describe('null where every miner is asked'),
  copies: CopyAudit.nullable().describe('null where nothing is lent'),
  shares: z.array(ShareAudit).describe('largest first'),
})
export type StreamAudit = z.infer<typeof StreamAudit>

/** Reply of GET /api/integrity/audit. */
export const IntegrityAudit = z.object({ streams: z.array(StreamAudit) })
export type IntegrityAudit = z.infer<typeof IntegrityAudit>
