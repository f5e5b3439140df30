import { dojo } from '../mechanisms/dojo/dojo.ts'
import type { Mechanism } from '../mechanisms/mechanism.ts'
import { prompting } from '../mechanisms/prompting/prompting.ts'
import type { PromptingModels } from '../mechanisms/prompting/prompting-models.ts'
import type { AnswerRecipe } from '../mechanisms/prompting/scoring/answer-recipe.ts'
import { judgedRecipe, promptingRecipe } from '../mechanisms/prompting/scoring/prompting-recipe.ts'
import type { SourceReader } from '../mechanisms/prompting/sources/source-reader.ts'
import type { Embedder } from '../models/embedder.ts'
import type { Obfuscate } from '../obfuscation/obfuscate-response.ts'
import { readChallengeSettings } from '../store/challenge-settings.ts'
import type { Db } from '../store/open-store.ts'
import type { RunningMechanism } from '../validator/validator.ts'
import type { ValidatorConfig } from '../validator/validator-config.ts'

/** What the mechanisms of a network are made with. */
export interface MechanismOptions {
  /** Where the operator's settings are. */
  readonly db: Db
  /** Of mechid 0. */
  readonly dojo: ValidatorConfig
  /** Of mechid 1. */
  readonly prompting: ValidatorConfig
  /** Compares answers with references in meaning; without it by their words. */
  readonly embedder?: Embedder | undefined
  /** Texts to ask about; without it those that come with the package. */
  readonly sources?: SourceReader | undefined
  /** Language models that word challenges; without them rules do. */
  readonly models?: NetworkModels | undefined
  /** How answers are scored; without it as this version does. */
  readonly recipe?: AnswerRecipe | undefined
  /** Makes each recipient's own copies of what it judges; without it as {@link dojo} does. */
  readonly obfuscate?: Obfuscate | undefined
}

export interface NetworkModels extends PromptingModels {
  /** Whether they also judge what right answers mean. */
  readonly judge: boolean
}

/** The mechanisms of a network, each under its number on the subnet: the one place to add the next. Prompting only where it has tasks. */
export function runningMechanisms({
  db,
  dojo: config,
  prompting: pushed,
  embedder,
  sources,
  models,
  recipe = models?.judge ? judgedRecipe : promptingRecipe,
  obfuscate,
}: MechanismOptions): RunningMechanism[] {
  const { answerMs } = pushed
  const running: RunningMechanism[] = [{ mechid: 0, mechanism: dojo({ obfuscate }), config }]
  if (pushed.tasksPerEpoch > 0)
    running.push({
      mechid: 1,
      mechanism: prompting({
        answerMs,
        models,
        settings: () => readChallengeSettings(db),
        recipe,
        ...(embedder ? { embedder } : {}),
        ...(sources ? { sources } : {}),
      }),
      config: pushed,
    })
  return running
}

const NAMED = new Map<string, Mechanism>([dojo(), prompting()].map((mechanism) => [mechanism.name, mechanism]))

/** @throws {Error} if the data of a network names a mechanism that this version does not have */
export function mechanismNamed(name: string): Mechanism {
  const found = NAMED.get(name)
  if (!found) throw new Error(`expected a mechanism of this version, got ${name}`)
  return found
}
