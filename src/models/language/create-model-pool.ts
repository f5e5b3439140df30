import { setTimeout } from 'node:timers/promises'
import type { Clock } from '../../core/clock.ts'
import type { Rng } from '../../core/rng.ts'
import { takeSlots } from '../../core/take-slots.ts'
import { ModelsConfigError, NoModelError } from '../errors.ts'
import { askModel, type ModelAnswer, type ModelRequest } from './ask-model.ts'
import type { CallLog } from './call-log.ts'
import { createModelHealth } from './model-health.ts'
import { createModelShares, type ModelShares } from './model-shares.ts'
import type { ModelsConfig } from './models-config.ts'

/** Which model is to be drawn. */
export interface SampleFrom {
  /** Shares are kept for each purpose on its own. */
  readonly purpose: string
  readonly exclude?: readonly string[]
}

/** Language models to ask: which one, within what share, budget and time, and what happens when it fails. */
export interface ModelPool {
  readonly config: ModelsConfig
  /** Names of the models that may be asked now: those not cooling down. */
  healthy(): string[]
  /**
   * Draws a model that may be asked now, none over its share of what was drawn for that purpose.
   * @throws {@link NoModelError} if there is none
   */
  sample(rng: Rng, from: SampleFrom): string
  /**
   * Asks a model for a text, or with a schema for an object. Without `model` one is sampled; what it fails to answer does not count as drawn.
   * @throws {@link UnusableAnswerError} if it answers something else
   * @throws {@link NoModelError}, {@link ModelBudgetError}, {@link ModelOutageError} for now (`retryable`), {@link ModelRequestError} for good
   */
  generate<T = string>(
    request: ModelRequest<T> & { readonly model?: string; readonly exclude?: readonly string[] },
  ): Promise<ModelAnswer<T>>
}

export interface ModelPoolDeps {
  readonly config: ModelsConfig
  readonly clock: Clock
  readonly log: CallLog
  /** Reads an environment variable: that is where the keys are. */
  readonly secret: (name: string) => string | undefined
  readonly wait?: (ms: number, signal: AbortSignal | undefined) => Promise<void>
}

/** @throws {@link ModelsConfigError} if a variable that should hold a key is not set */
export function createModelPool({ config, clock, log, secret, wait = realWait }: ModelPoolDeps): ModelPool {
  const members = new Map(
    config.pool.map((model, index) => {
      const key = model.apiKeyEnv === undefined ? undefined : secret(model.apiKeyEnv)
      if (model.apiKeyEnv !== undefined && !key)
        throw new ModelsConfigError({ source: 'models', path: `pool[${index}].apiKeyEnv`, expected: `${model.apiKeyEnv} to be set in the environment` }) // biome-ignore format: one check
      return [model.name, { model, key, slot: takeSlots(model.concurrency) }]
    }),
  )
  const health = createModelHealth(clock)
  const isHealthy = (name: string) => health.coolUntilMs(name) <= clock.now()
  const sharesByPurpose = new Map<string, ModelShares>()
  const sharesOf = (purpose: string) => {
    const shares = sharesByPurpose.get(purpose) ?? createModelShares(new Map(config.pool.map(({ name, share }) => [name, share])))
    sharesByPurpose.set(purpose, shares)
    return shares
  }
  const stateOf = (name: string, exclude: readonly string[]) =>
    exclude.includes(name)
      ? 'ruled out'
      : isHealthy(name)
        ? 'at its share'
        : `cooling down until ${new Date(health.coolUntilMs(name)).toISOString()}`

  const sample: ModelPool['sample'] = (rng, { purpose, exclude = [] }) => {
    const names = [...members.keys()]
    const open = names.filter((name) => isHealthy(name) && !exclude.includes(name))
    const drawn = sharesOf(purpose).draw(rng, open)
    if (drawn === undefined) throw new NoModelError({ purpose, states: names.map((name) => `${name}: ${stateOf(name, exclude)}`) })
    return drawn
  }

  return {
    config,
    healthy: () => [...members.keys()].filter(isHealthy),
    sample,
    async generate(request) {
      const { purpose, rng } = request
      const name = request.model ?? sample(rng.fork('model'), request)
      const { model, key, slot } = members.get(name)!
      try {
        return await slot(() => {
          if (!isHealthy(name)) throw new NoModelError({ purpose, states: [`${name}: ${stateOf(name, [])}`] })
          return askModel({ config, clock, log, health, wait }, { model, key, request })
        })
      } catch (error) {
        if (request.model === undefined) sharesOf(purpose).giveBack(name)
        throw error
      }
    },
  }
}

async function realWait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  await setTimeout(ms, undefined, signal ? { signal } : {})
}
