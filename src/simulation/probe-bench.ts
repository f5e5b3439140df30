import { BaseError } from '../core/base-error.ts'
import { signJudgment } from '../identity/sign-judgment.ts'
import { dojo } from '../mechanisms/dojo/dojo.ts'
import type { SignedJudgment, Verdict } from '../protocol/judgment.ts'
import { PresentedTask } from '../protocol/task.ts'
import { emptyTables } from '../store/empty-tables.ts'
import type { Db } from '../store/open-store.ts'
import { leaseTasks } from '../validator/lease-tasks.ts'
import { runStep } from '../validator/run-step.ts'
import { verdictOf } from './agents/verdict-of.ts'
import { foundSimulation, type Simulation, TEMPO } from './found-simulation.ts'
import { passBlocks } from './pass-blocks.ts'
import type { Held } from './play-round.ts'
import type { Player } from './player.ts'
import type { ScenarioSize } from './scenarios/scenario.ts'
import { writeJudgment } from './write-judgment.ts'

/** A small network with open tasks, on which one can try what a validator must refuse. */
export interface ProbeBench extends Simulation {
  /** A task of this player, under a new lease. */
  lease(player: Player): Promise<Held>
  /** What an honest worker would send. */
  sign(held: Held, reason?: string): SignedJudgment
}

export async function openProbeBench(db: Db, { seed, miners, tasksPerEpoch }: ScenarioSize): Promise<ProbeBench> {
  await emptyTables(db)
  const simulation = await foundSimulation(db, {
    seed,
    epochs: 1,
    groups: [{ name: 'miner', behaviour: { name: 'honest', noise: 1 }, count: miners }],
    mechanism: dojo(),
    config: { tasksPerEpoch, creationSpread: 0.05, circleDoublesMs: 0 },
  })
  await passBlocks(simulation, TEMPO + 1)
  await runStep(simulation.validator)
  return {
    ...simulation,
    async lease(player) {
      const [lease] = await leaseTasks(simulation.validator, player.hotkey, { capacity: 1, mechid: 0 })
      if (!lease) throw new Error('openProbeBench: expected an open task for every player, got none')
      return { player, lease, presented: PresentedTask.parse(lease.task) }
    },
    sign(held, reason) {
      const judgment = writeJudgment(simulation, held, inOrderShown(held.presented, reason), 1000)
      return { judgment, signature: signJudgment(held.player.signer(), judgment), simulated: true }
    },
  }
}

function inOrderShown(presented: PresentedTask, reason: string | undefined): Verdict {
  const verdict = verdictOf(
    presented,
    presented.responses.map((_, place) => 9 - 2 * place),
  )
  return reason === undefined ? verdict : { ...verdict, reason }
}

/** The code of the error that an attempt meets, or "accepted". */
export async function outcomeOf(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt
    return 'accepted'
  } catch (error) {
    if (error instanceof BaseError) return error.code
    throw error
  }
}
