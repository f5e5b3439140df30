import type { Clock } from '../core/clock.ts'
import type { AnswerRecipe } from '../mechanisms/prompting/scoring/answer-recipe.ts'
import type { SourceReader } from '../mechanisms/prompting/sources/source-reader.ts'
import type { Store } from '../store/open-store.ts'
import type { LoopPlan } from './live-loops.ts'
import type { NetworkModels } from './mechanisms.ts'
import type { Network } from './network.ts'
import type { Progress } from './progress.ts'

/** Where a live network runs. */
export interface LivePlace {
  readonly store: Store
  readonly clock: Clock
  /** Of this process's own server. */
  readonly origin: string
  readonly progress: Progress
  /** Live texts to ask about, where there are any. */
  readonly sources: SourceReader | undefined
  /** Language models that word challenges, where there are any. */
  readonly models: NetworkModels | undefined
  /** How answers are scored, where the operator says so. */
  readonly recipe: AnswerRecipe | undefined
}

/** A network on its chain, wired together, that waits for its server. */
export interface OpenNetwork {
  readonly network: Network
  readonly blockMs: number
  /** What goes on besides what goes on in every network. */
  readonly loops: readonly LoopPlan[]
  /** What its operator is told when it runs. */
  readonly words: string
  /** Lets the chain go. */
  close(): void
}
