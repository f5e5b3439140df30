import type { Rng } from '../../core/rng.ts'
import type { ResponseJudgment, Verdict } from '../../protocol/judgment.ts'
import type { PresentedTask } from '../../protocol/task.ts'
import type { SimulatedWorker } from '../simulated-worker.ts'

/** What another miner said of the same task, under the listener's ids; `pending` while it may still say something; `none` when it will not. */
export type Heard =
  | { readonly kind: 'answer'; readonly responses: ReadonlyMap<string, ResponseJudgment> }
  | { readonly kind: 'pending' | 'none' }

/** What an agent knows when it is asked what to do with a task that it holds. */
export interface Situation {
  /** The task as it looks to whoever opens it: contents that look alike are equal. */
  readonly presented: PresentedTask
  /** The contents as they came: this recipient's own copies, in the same order. */
  readonly source: readonly string[]
  /** How good the responses really are, by the ids they were shown under: the eyes of whoever looks. */
  readonly qualities: ReadonlyMap<string, number>
  readonly worker: SimulatedWorker
  /** The same each time the agent is asked about this task. */
  readonly rng: Rng
  readonly waitedMs: number
  /** Until the lease ends; below 0 after that. */
  readonly leftMs: number
  /** For an agent that listens. */
  readonly heard: Heard | undefined
}

/** `looked`: somebody spent the time to look at the responses. Who waits is asked again later; who always waits lets the lease run out. */
export type Decision =
  | { readonly kind: 'answer'; readonly verdict: Verdict; readonly looked: boolean }
  | { readonly kind: 'give-back'; readonly looked: boolean }
  | { readonly kind: 'wait' }

/** A strategy: the one definition of a behaviour, for the live network and for simulations alike. Deterministic by the situation's `rng`. */
export interface Agent {
  /** One line for people. */
  readonly words: string
  /** How many tasks it takes at a time. */
  readonly capacity: number
  /** Name of the miner whose answers it wants to hear. */
  readonly listensTo?: string
  decide(situation: Situation): Decision
}
