import type { Skill } from './skill-posterior.ts'

/**
 * What is known of a worker's skill, in a sentence or two for the worker.
 *
 * @param options.leastTasks of the recipe: so much evidence before anybody is more than learning
 * @example skillWords({ mean: 0, sd: 0.2, tasks: 0, standing: 'learning' }, { leastTasks: 20 }) // 'Nothing is known yet: no judgment has been scored.'
 */
export function skillWords({ mean, sd, tasks, standing }: Skill, { leastTasks }: { leastTasks: number }): string {
  if (tasks === 0) return 'Nothing is known yet: no judgment has been scored.'
  const range = `${Math.max(-1, mean - 2 * sd).toFixed(2)} to ${Math.min(1, mean + 2 * sd).toFixed(2)}`
  const known = `The next score is expected to be about ${mean.toFixed(2)}, most likely within ${range} on average (1 = perfect, 0 = chance)`
  const evidence = `from the evidence of ${tasks < 0.5 ? 'less than one task' : tasks < 1.5 ? 'one task' : `${tasks.toFixed(0)} tasks`}`
  if (standing === 'learning') return `${known}, ${evidence}. From ${leastTasks} on it can be proven.`
  if (standing === 'suspended')
    return `Clearly no better than chance, ${evidence}: these judgments count nothing among those of others until new ones are better.`
  if (standing === 'undecided') return `Not clearly above chance so far. ${known}, ${evidence}.`
  return `Proven. ${known}, ${evidence}.`
}
