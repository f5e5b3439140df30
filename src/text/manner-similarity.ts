import { STYLE_FEATURES, type StyleFeatures, styleFeatures } from './style-features.ts'

/** What depends on what a text is about as much as on how it is said: lengths, numbers, code, layout, richness of words. */
const OF_CONTENT: ReadonlySet<string> = new Set<keyof StyleFeatures>([
  'length',
  'wordLength',
  'longWordRate',
  'sentenceLength',
  'sentenceSpread',
  'readingEase',
  'gradeLevel',
  'typeTokenRatio',
  'hapaxRate',
  'articleRate',
  'functionWordRate',
  'digitRate',
  'codeMarkRate',
  'bracketRate',
  'lineBreakRate',
  'listRate',
])

/** The features of style that say how something is said: marks, capitals, slang, politeness, moods. */
export const MANNER_FEATURES = (Object.keys(STYLE_FEATURES) as (keyof StyleFeatures)[]).filter((name) => !OF_CONTENT.has(name))

/**
 * How much alike the manner of two texts is, whatever they say. Unlike {@link styleSimilarity} it counts what neither shows too, so that a figure beside
 * another figure is not unlike it for the want of words.
 *
 * similarity = max(0, 1 - 2 * mean of min(1, |x - y| / range of the feature)): nothing is left of it where half of all features are as far apart as can be
 *
 * @returns in [0, 1]; 1 = the same manner, also for two empty texts; the same whichever text comes first
 * @cost linear, up to a bound
 * @example mannerSimilarity('Paris.', 'Seine.') // 1
 */
export function mannerSimilarity(a: string, b: string): number {
  const [one, other] = [styleFeatures(a), styleFeatures(b)]
  const apart = MANNER_FEATURES.map((name) => Math.min(1, Math.abs(one[name] - other[name]) / STYLE_FEATURES[name].range))
  return Math.max(0, 1 - (2 * apart.reduce((sum, value) => sum + value, 0)) / MANNER_FEATURES.length)
}
