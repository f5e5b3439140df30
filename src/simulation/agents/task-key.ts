import { sha256Hex } from '../../core/hash.ts'
import type { PresentedTask } from '../../protocol/task.ts'

/** What names a task to miners who compare notes: ids and order differ between them, contents do not. */
export function taskKey({ instruction, responses }: PresentedTask): string {
  return sha256Hex(JSON.stringify([instruction, ...responses.map(({ content }) => content).sort()]))
}
