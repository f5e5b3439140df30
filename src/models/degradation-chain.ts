import type { Rng } from '../core/rng.ts'
import type { Edit, Requirement } from './mini-app.ts'

/**
 * Draws a chain of ever worse versions: version 0 has no edit, and each next one has all edits of the one before and one or
 * two more, each on a requirement not touched so far. So version k satisfies strictly fewer requirements than version k - 1,
 * and those a subset: the order is known whatever the requirements are worth. At least one requirement survives.
 *
 * @param steps versions after the first
 * @returns shape [steps + 1], the edits in force at each version
 * @throws {RangeError} if there are too few requirements for so many steps
 */
export function degradationChain(rng: Rng, requirements: readonly Requirement[], steps: number): Edit[][] {
  if (requirements.length <= steps)
    throw new RangeError(`degradationChain: expected more than ${steps} requirements, got ${requirements.length}`)
  const untouched = rng.shuffle(requirements)
  const chain: Edit[][] = [[]]
  for (let step = 1; step <= steps; step++) {
    const spare = untouched.length - 1 - (steps - step) // what this step may take and leave one for each later step, and one over
    const taken = untouched.splice(0, rng.int(1, Math.min(2, spare)))
    const edits = taken.map(({ name }): Edit => ({ kind: rng.pick(['drop', 'break']), requirement: name }))
    chain.push([...chain.at(-1)!, ...edits])
  }
  return chain
}
