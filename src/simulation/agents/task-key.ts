import { sha256Hex } from '../../core/hash.ts'
import type { PresentedTask } from '../../protocol/task.ts'

/** What names a task to miners who compare notes: ids, order and source differ between them, what they see does not. */
export function taskKey({ instruction, responses }: PresentedTask): string {
  return sha256Hex(JSON.stringify([instruction, ...responses.map(({ content }) => content).sort()]))
}
