import { InvalidScoringInputError } from '../errors.ts'
import { promptFeatures } from './prompt-features.ts'

/** A prompt whose type is known. */
export interface LabelledPrompt {
  readonly type: string
  readonly text: string
}

/** Tells the type of the task that a prompt belongs to. */
export interface PromptClassifier {
  readonly types: readonly string[]
  /** @returns a probability for every type, likeliest first: sums to 1 */
  classify(prompt: string): ReadonlyMap<string, number>
}

/** Imagined prompts with, and as many without, every feature in every type, so that none is impossible. */
const SMOOTHING = 0.3
/** Words of one prompt are no independent witnesses: their evidence is scaled down to this power, else every answer would be certain. */
const TEMPER = 0.35

/**
 * Naive Bayes over {@link promptFeatures}, each there or not, types equally likely beforehand. Transparent: what speaks for a type is a table
 * of how often its prompts had which feature. What a prompt lacks counts too, else types of long prompts, which have everything, would win.
 *
 * log p(type | prompt) = TEMPER x sum over all known features of log(share, or 1 - share where the prompt lacks it) + const,
 * share = (prompts of the type with it + s) / (prompts of the type + 2 s)
 *
 * @param examples at least one; some dozen of every type
 * @throws {@link InvalidScoringInputError} if there is no example
 * @cost training: features of all examples times types; classifying: features of the prompt times types
 * @source Maron (1961), J. ACM 8(3):404-417, doi:10.1145/321075.321084; with absences as in McCallum & Nigam (1998), AAAI-98 Workshop on Learning for Text Categorization
 * @example trainClassifier([{ type: 'sums', text: 'add 2 and 3' }, { type: 'poems', text: 'write a verse' }]).classify('a verse').keys().next().value // 'poems'
 */
export function trainClassifier(examples: readonly LabelledPrompt[]): PromptClassifier {
  if (examples.length === 0) throw new InvalidScoringInputError({ where: 'trainClassifier', expected: 'at least one example', got: 'none' })
  const featured = examples.map(({ type, text }) => ({ type, features: promptFeatures(text) }))
  const known = [...new Set(featured.flatMap(({ features }) => features))]
  const models = [...Map.groupBy(featured, ({ type }) => type)].map(([type, prompts]) => typeModel(type, prompts, known))
  return {
    types: models.map(({ type }) => type),
    classify(prompt) {
      const features = promptFeatures(prompt).filter((feature) => models[0]!.gains.has(feature))
      const logs = models.map(({ type, nothing, gains }) => {
        const log = features.reduce((sum, feature) => sum + gains.get(feature)!, nothing)
        return [type, features.length === 0 ? 0 : TEMPER * log] as const // nothing known says nothing
      })
      const highest = Math.max(...logs.map(([, log]) => log)) // subtracted so that exp() does not vanish
      const powers = logs.map(([type, log]) => [type, Math.exp(log - highest)] as const)
      const total = powers.reduce((sum, [, power]) => sum + power, 0)
      return new Map(powers.map(([type, power]) => [type, power / total] as const).sort(([, a], [, b]) => b - a))
    },
  }
}

/** Log probability of a prompt without any known feature, and what each feature adds to it. */
function typeModel(type: string, prompts: readonly { readonly features: readonly string[] }[], known: readonly string[]) {
  const counts = new Map<string, number>()
  for (const { features } of prompts) for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  let nothing = 0
  const gains = new Map<string, number>()
  for (const feature of known) {
    const share = ((counts.get(feature) ?? 0) + SMOOTHING) / (prompts.length + 2 * SMOOTHING)
    nothing += Math.log(1 - share)
    gains.set(feature, Math.log(share / (1 - share)))
  }
  return { type, nothing, gains }
}
