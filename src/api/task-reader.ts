import type { TaskReader } from '../datasets/read-dataset.ts'
import { Hotkey, LeaseId } from '../protocol/ids.ts'
import type { ApiContext } from './api-context.ts'
import { mechanismOf } from './task-views.ts'

/** Lets datasets read tasks through the mechanisms that made them. */
export function taskReader(context: Pick<ApiContext, 'validators'>): TaskReader {
  const secretOf = new Map<string, string>(context.validators.map((validator) => [validator.hotkey, validator.secret]))
  return {
    instruction: (row) => mechanismOf(context, row.mechanism).readTask(row.body).instruction,
    recipeHash: (row) => mechanismOf(context, row.mechanism).recipeHash,
    rows(row, judgment) {
      const mechanism = mechanismOf(context, row.mechanism)
      const recipient = { miner: Hotkey.parse(judgment.miner), leaseId: LeaseId.parse(judgment.lease_id) }
      return mechanism.rows(mechanism.readTask(row.body), recipient, secretOf.get(row.validator) ?? '', judgment.reply)
    },
  }
}
