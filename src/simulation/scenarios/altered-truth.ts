import { dojo } from '../../mechanisms/dojo/dojo.ts'
import type { DojoTask } from '../../mechanisms/dojo/dojo-task.ts'
import { plainCopies } from '../plain-copies.ts'
import type { SimulationSettings } from '../simulation-settings.ts'

/** What a validator believes of a task whose real order is known: the opposite of it, or nothing. */
const ALTERATIONS = { reversed, unknown }

/**
 * Dojo with a validator that is wrong or ignorant about a share of its tasks. The real order stays with the task as the one that people
 * gave elsewhere: simulated eyes see it and the measurement compares with it, scoring does not.
 */
export function alteredTruth(how: keyof typeof ALTERATIONS, share: number): SimulationSettings['mechanism'] {
  const real = dojo({ obfuscate: plainCopies })
  return {
    ...real,
    async create(ctx, count) {
      const tasks = await real.create(ctx, count)
      return tasks.map((task) => {
        const known = task.responses.flatMap(({ id, knownRank }) => (knownRank === undefined ? [] : [[id, knownRank] as const]))
        const altered = ctx.rng.next() < share ? ALTERATIONS[how](task) : task
        return { ...altered, referenceRanks: Object.fromEntries(known) }
      })
    },
  }
}

function reversed(task: DojoTask): DojoTask {
  const worst = Math.max(...task.responses.map(({ knownRank = 1 }) => knownRank))
  return {
    ...task,
    responses: task.responses.map(({ knownRank, ...response }) => ({
      ...response,
      ...(knownRank === undefined ? {} : { knownRank: 1 + worst - knownRank }),
    })),
  }
}

function unknown(task: DojoTask): DojoTask {
  return { ...task, truth: 'none', responses: task.responses.map(({ knownRank, ...response }) => response) }
}
