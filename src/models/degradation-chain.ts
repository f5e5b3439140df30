import type { Rng } from '../core/rng.ts'
import type { BriefEdit, BriefRequirement } from './brief.ts'

/**
 * Draws a chain of ever worse versions: version 0 has no edit, and each next one has all edits of the one before and one or
 * two more, each on a requirement not touched so far. So version k satisfies strictly fewer requirements than version k - 1,
 * and those a subset: the order is known whatever the requirements are worth. At least one requirement survives.
 *
 * @param steps versions after the first
 * @returns shape [steps + 1], the edits in force at each version
 * @throws {RangeError} if there are too few requirements for so many steps
 */
export function degradationChain(rng: Rng, requirements: readonly BriefRequirement[], steps: number): BriefEdit[][] {
  if (requirements.length <= steps)
    throw new RangeError(`degradationChain: expected more than ${steps} requirements, got ${requirements.length}`)
  const untouched = rng.shuffle(requirements)
  const chain: BriefEdit[][] = [[]]
  for (let step = 1; step <= steps; step++) {
    const spare = untouched.length - 1 - (steps - step) // what this step may take and leave one for each later step, and one over
    const taken = untouched.splice(0, rng.int(1, Math.min(2, spare)))
    chain.push([...chain.at(-1)!, ...taken.map((requirement) => drawEdit(rng, requirement))])
  }
  return chain
}

/** One edit of a requirement, dropped or deviated from. A constraint is never dropped: who does not ask for it may get it all the same. */
export function drawEdit(rng: Rng, { name, kind, worse }: BriefRequirement): BriefEdit {
  return kind !== 'constraint' && rng.next() < 0.5 ? { requirement: name } : { requirement: name, worse: rng.int(0, worse.length - 1) }
}
