import { randomInt } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { purgeGateway } from '../api/gateway/purge-gateway.ts'
import type { Clock } from '../core/clock.ts'
import { createSteps } from '../miner/create-steps.ts'
import { vacuum } from '../store/vacuum.ts'
import { dispatchChallenges } from '../validator/dispatch-challenges.ts'
import { recordChainEvents } from '../validator/record-chain-events.ts'
import { runAnchors } from '../validator/run-anchors.ts'
import { runStep as runValidatorStep } from '../validator/run-step.ts'
import type { Validator } from '../validator/validator.ts'
import type { Network } from './network.ts'

/** Something that goes on while a network runs live, in turns that never overlap. */
export interface LoopPlan {
  /** Stands before what is told of its failures. */
  readonly name: string
  readonly everyMs: number
  turn(): Promise<unknown>
  /** Waits for what its turns have left under way, after the last of them. */
  end?(): Promise<void>
}

/** Milliseconds between two looks at what there is to do. */
export const LOOK_MS = 1000
const PURGE_MS = 30_000
const VACUUM_MS = 60_000
const ANCHORS_MS = 60_000
const FORGET_MS = 10 * 60_000

interface LiveLoopOptions {
  readonly clock: Clock
  readonly embedded: boolean
  readonly blockMs: number
  readonly stopping: AbortSignal
}

/** What goes on in every network, whatever chain it is on. */
export function liveLoops(
  { chain, validators, homes, nonces, apiContext: { db, labels } }: Network,
  { clock, embedded, blockMs, stopping }: LiveLoopOptions,
): LoopPlan[] {
  return [
    { name: 'log', everyMs: LOOK_MS, turn: () => recordChainEvents(db, chain) },
    { name: 'replay store', everyMs: PURGE_MS, turn: () => nonces.purge(clock.now()) },
    { name: 'records of the gateway', everyMs: FORGET_MS, turn: () => purgeGateway(db, clock.now()) },
    ...(embedded ? [{ name: 'database', everyMs: VACUUM_MS, turn: () => vacuum(db) }] : []),
    ...validators.map((validator) => ({
      name: `validator ${labels.get(validator.hotkey)?.name}`,
      everyMs: LOOK_MS,
      turn: () => stepValidator(validator, stopping),
    })),
    // Conversations take as long as miners do: nothing else may wait for them.
    ...validators.map((validator) => ({
      name: `challenges of validator ${labels.get(validator.hotkey)?.name}`,
      everyMs: LOOK_MS,
      turn: async () => {
        // Not just after a block, where tests begin: customers' prompts come at any time.
        await setTimeout(randomInt(Math.max(LOOK_MS, blockMs)), undefined, { signal: stopping }).catch(() => {})
        if (!stopping.aborted) await dispatchChallenges(validator, stopping)
      },
    })),
    ...validators.map((validator) => ({
      name: `anchors of validator ${labels.get(validator.hotkey)?.name}`,
      everyMs: ANCHORS_MS,
      turn: async () => {
        for (const running of validator.mechanisms) await runAnchors(validator, running)
      },
    })),
    ...homes.map((home) => {
      const { step, end } = createSteps(home)
      return { name: `miner ${labels.get(home.hotkey)?.name}`, everyMs: LOOK_MS, turn: step, end }
    }),
  ]
}

/** Waits for the block that takes its calls: before that the chain would not say that they were made, and they would be made again. */
async function stepValidator(validator: Validator, stopping: AbortSignal): Promise<void> {
  for (const { included } of await runValidatorStep(validator)) await Promise.race([included, aborted(stopping)])
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
