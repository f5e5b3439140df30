import type * as z from 'zod'
import type { Mechanism } from '../mechanisms/mechanism.ts'
import type { ValidatorConfig } from '../validator/validator-config.ts'
import type { Behaviour } from './behaviour.ts'

/** Miners of one strategy. Each has one worker and is called by the group's name and a number from 1: "honest 1". */
export interface Group {
  readonly name: string
  readonly behaviour: Behaviour
  readonly count: number
}

/** One simulated network. The same settings give the same result. */
export interface SimulationSettings {
  readonly seed: string
  /** Epochs with work; a founding epoch, which gives the validator its permit, comes before them. */
  readonly epochs: number
  /** The first group is what the others are compared with. */
  readonly groups: readonly [Group, ...Group[]]
  readonly mechanism: Mechanism
  readonly config: z.input<typeof ValidatorConfig> & { readonly tasksPerEpoch: number }
}
