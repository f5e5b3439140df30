import { type PromptingTask, readPromptingTask } from '../../mechanisms/prompting/prompting-task.ts'
import { listOpenBodies } from '../../store/open-bodies.ts'
import type { Db } from '../../store/open-store.ts'

/**
 * Where simulated miners get right answers from: the validators' own tasks, truth included, by the opening challenge. No real miner can look
 * there: that is what makes these simulated.
 */
export interface Oracle {
  /** @returns `undefined` where no validator of this process asks that: a customer does, or a validator elsewhere */
  taskOf(opening: string): Promise<PromptingTask | undefined>
}

/** Tasks remembered: more than are under way at once, so that one is read once for all miners and turns. */
const REMEMBERED = 500

/** @param db that of the validators */
export function createOracle(db: Db): Oracle {
  const remembered = new Map<string, PromptingTask>()
  let reading: Promise<void> | undefined

  async function read(): Promise<void> {
    for (const body of await listOpenBodies(db, 'prompting')) {
      const task = readPromptingTask(body)
      remembered.delete(task.instruction)
      remembered.set(task.instruction, task)
    }
    while (remembered.size > REMEMBERED) remembered.delete(remembered.keys().next().value!)
  }

  return {
    async taskOf(opening) {
      if (!remembered.has(opening)) {
        reading ??= read().finally(() => {
          reading = undefined
        })
        await reading
      }
      return remembered.get(opening)
    },
  }
}
