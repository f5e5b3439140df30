import { createRng } from '../../../src/core/rng.ts'
import { DOJO_CRITERION } from '../../../src/mechanisms/dojo/dojo-task.ts'
import { PresentedTask } from '../../../src/protocol/task.ts'
import type { Agent } from '../../../src/simulation/agents/agent.ts'
import { latentQualities } from '../../../src/simulation/latent-quality.ts'
import { aSituation, ranksOf } from '../../../src/simulation/testing.ts'
import { spearman } from '../../../src/stats/spearman.ts'
import type { AttackedTask } from './attacked-task.ts'

/** Mean Spearman of an agent's ranks with the known order, over the pages that one recipient got; a verdict that ties everything counts as 0. */
export function agreementWithTruth(agent: Agent, tasks: readonly AttackedTask[]): number {
  const rhos = tasks.map(({ left, requirements }, n) => {
    const known = left.map(({ rank }) => rank)
    const qualities = latentQualities(left)
    const presented = PresentedTask.parse({
      leaseId: 'lease-1',
      mechanism: 'dojo',
      mechid: 0,
      domain: 'test',
      instruction: requirements.join(' '),
      requirements,
      responses: left.map(({ content }, place) => ({ id: `r${place}`, kind: 'html', content })),
      criterion: DOJO_CRITERION,
    })
    const byId = new Map(presented.responses.map(({ id }, place) => [id, qualities[place]!.quality]))
    const decision = agent.decide(aSituation({ presented, qualities: byId, rng: createRng(`task ${n}`) }))
    if (decision.kind !== 'answer') throw new Error(`agreementWithTruth: expected an agent that answers everything, got ${decision.kind}`)
    return spearman(known, ranksOf(decision.verdict)) ?? 0
  })
  return rhos.reduce((sum, rho) => sum + rho, 0) / rhos.length
}
