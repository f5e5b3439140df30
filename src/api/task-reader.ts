import type { TaskReader } from '../datasets/read-dataset.ts'
import type { Mechanism } from '../mechanisms/mechanism.ts'
import { Hotkey, LeaseId } from '../protocol/ids.ts'
import type { JudgmentRow } from '../store/judgments.ts'

/**
 * Lets datasets read tasks through the mechanisms that made them.
 * @param mechanismOf by name
 * @param secretOf of a validator, by hotkey
 */
export function taskReader(mechanismOf: (name: string) => Mechanism, secretOf: (validator: string) => string): TaskReader {
  return {
    texts(row, judgments) {
      const mechanism = mechanismOf(row.mechanism)
      const task = mechanism.readTask(row.body)
      return { prompt: task.instruction, contents: mechanism.texts(task, repliesOf(judgments)) }
    },
    told(row, judgments) {
      const mechanism = mechanismOf(row.mechanism)
      return mechanism.tell?.(mechanism.readTask(row.body), repliesOf(judgments))
    },
    rows(row, judgment) {
      const mechanism = mechanismOf(row.mechanism)
      const recipient = { miner: Hotkey.parse(judgment.miner), leaseId: LeaseId.parse(judgment.lease_id) }
      return mechanism.rows(mechanism.readTask(row.body), recipient, secretOf(row.validator), judgment.reply)
    },
  }
}

function repliesOf(judgments: readonly JudgmentRow[]): Map<Hotkey, unknown> {
  return new Map(judgments.map(({ miner, reply }) => [Hotkey.parse(miner), reply]))
}
