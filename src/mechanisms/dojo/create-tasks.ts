import { generateMiniAppTask } from '../../models/generate-mini-app-task.ts'
import type { CreateContext } from '../mechanism.ts'
import { DOJO_CRITERION, type DojoTask } from './dojo-task.ts'

/**
 * Makes tasks with the built-in generator: a page that meets its instruction and nested degradations of it, so that the whole order
 * is known by construction.
 *
 * **Reads** nothing but `ctx`. **Writes** nothing. **Safe to repeat because** the same stream gives the same tasks.
 */
export async function createTasks(ctx: CreateContext, count: number): Promise<DojoTask[]> {
  return Array.from({ length: count }, (_, n) => {
    const { domain, title, instruction, responses } = generateMiniAppTask(ctx.rng)
    return {
      id: ctx.taskId(n),
      domain,
      origin: 'built-in',
      title,
      instruction,
      criterion: DOJO_CRITERION,
      responses: ctx.rng
        .shuffle(responses)
        .map(({ kind, content, source, knownRank }, place) => ({ id: `r${place + 1}`, kind, content, source, knownRank })),
      truth: 'construction',
    }
  })
}
