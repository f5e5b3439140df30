import type { TaskReader } from '../datasets/read-dataset.ts'
import type { Mechanism } from '../mechanisms/mechanism.ts'
import { Hotkey, LeaseId } from '../protocol/ids.ts'

/**
 * Lets datasets read tasks through the mechanisms that made them.
 * @param mechanismOf by name
 * @param secretOf of a validator, by hotkey
 */
export function taskReader(mechanismOf: (name: string) => Mechanism, secretOf: (validator: string) => string): TaskReader {
  return {
    texts(row) {
      const mechanism = mechanismOf(row.mechanism)
      const task = mechanism.readTask(row.body)
      return { prompt: task.instruction, contents: new Map(mechanism.view(task).contents.map(({ id, content }) => [id, content])) }
    },
    rows(row, judgment) {
      const mechanism = mechanismOf(row.mechanism)
      const recipient = { miner: Hotkey.parse(judgment.miner), leaseId: LeaseId.parse(judgment.lease_id) }
      return mechanism.rows(mechanism.readTask(row.body), recipient, secretOf(row.validator), judgment.reply)
    },
  }
}
