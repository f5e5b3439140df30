import { sha256Hex } from '../../core/hash.ts'
import { createRng } from '../../core/rng.ts'
import { dojo } from '../../mechanisms/dojo/dojo.ts'
import { TaskId } from '../../protocol/ids.ts'
import type { Scenario } from './scenario.ts'

/** As many as a busy network makes in a day. */
const TASKS = 1000

/** Who keeps old answers must never meet an old task. */
export const repeatedTasks: Scenario = {
  name: 'repeated-tasks',
  title: 'Answers are kept, in the hope that a task comes again',
  rows: ['Lookup/caching of tasks'],
  size: { miners: 2, epochs: 1, tasksPerEpoch: 1 },
  probes: [
    {
      words: `among ${TASKS} tasks of one validator none comes twice, and no response either`,
      async check({ validator }) {
        const seen = { tasks: new Set<string>(), responses: new Set<string>() }
        let responses = 0
        for (let seq = 0; seq < TASKS; seq++) {
          const context = { rng: createRng(`${validator.seed}/dojo/${seq}`), taskId: () => TaskId.parse(`task-${seq}`) }
          for (const task of await dojo().create(context, 1)) {
            const contents = task.responses.map(({ content }) => sha256Hex(content)).sort()
            seen.tasks.add(contents.join())
            for (const content of contents) seen.responses.add(content)
            responses += contents.length
          }
        }
        const again = { tasks: TASKS - seen.tasks.size, responses: responses - seen.responses.size }
        return {
          holds: again.tasks === 0 && again.responses === 0,
          measured: `${again.tasks} tasks and ${again.responses} of ${responses} responses came again`,
        }
      },
    },
  ],
}
