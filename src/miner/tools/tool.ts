import type * as z from 'zod'

/** Where something that a tool found is written. */
export interface ToolSource {
  /** A package and entry, or a page. */
  readonly source: string
  readonly revision: string
  readonly licence: string
  /** What it says, word for word: what is claimed is held against it. */
  readonly text: string
}

/** What a tool found. */
export interface Found<Value> {
  readonly value: Value
  /** None for what was worked out rather than looked up. */
  readonly sources: readonly ToolSource[]
}

/** Something that a miner can look up or work out with: small, and used in the same way by rules and by a language model. */
export interface Tool<Parameters = unknown, Value = unknown> {
  readonly name: string
  /** What it does and when to use it, for a language model. */
  readonly description: string
  readonly parameters: z.ZodType<Parameters>
  /** @returns `undefined` where nothing is found, or the parameters make no sense together */
  run(parameters: Parameters, signal: AbortSignal): Promise<Found<Value> | undefined>
}
