import type { ModelPool } from '../../models/language/create-model-pool.ts'

/** Language models that the mechanism may ask: to play the person who asks, and to judge where the recipe says so. */
export interface PromptingModels {
  readonly pool: ModelPool
  /** Once aborted no model is waited for. */
  readonly signal?: AbortSignal | undefined
}
