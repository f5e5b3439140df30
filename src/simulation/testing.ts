import type { Verdict } from '../protocol/judgment.ts'
import { PresentedTask, type ResponseKind } from '../protocol/task.ts'
import type { Situation } from './agents/agent.ts'
import { latentQualities } from './latent-quality.ts'

/** A task of `size` responses r0 (the best), r1 ..., with the qualities that simulated workers perceive. */
export function aSimulatedTask({ size, kind = 'html', max = 10 }: { size: number; kind?: ResponseKind; max?: number }) {
  const truth = Array.from({ length: size }, (_, i) => i + 1)
  const responses = truth.map((rank) => ({ id: `r${rank - 1}`, kind, content: `response ${rank}` }))
  const latent = latentQualities(responses.map(({ content }, i) => ({ content, rank: truth[i] })))
  return {
    truth,
    qualities: new Map(responses.map(({ id }, i) => [id, latent[i]!.quality])),
    presented: PresentedTask.parse({
      leaseId: 'lease-1',
      mechanism: 'dojo',
      mechid: 0,
      domain: 'test',
      instruction: 'Make a counter.',
      responses,
      criterion: { id: 'overall', question: 'How good is it?', min: 1, max, anchors: {} },
    }),
  }
}

/** A situation of an agent that has just been given its task. */
export function aSituation(given: Pick<Situation, 'presented' | 'qualities' | 'rng'> & Partial<Situation>): Situation {
  const source = given.presented.responses.map(({ content }) => content)
  return { source, worker: { bias: 0, noise: 1 }, waitedMs: 0, leftMs: 60_000, heard: undefined, ...given }
}

/** Ranks in the order r0, r1 ... */
export function ranksOf(verdict: Verdict): number[] {
  if (verdict.kind !== 'ranked') throw new Error(`expected a ranked verdict, got ${verdict.kind}`)
  return Object.values(verdict.responses).map(({ rank }) => rank)
}

/** Grades in the order r0, r1 ... */
export function gradesOf(verdict: Verdict): number[] {
  if (verdict.kind !== 'ranked') throw new Error(`expected a ranked verdict, got ${verdict.kind}`)
  return Object.values(verdict.responses).map(({ grade }) => grade)
}
