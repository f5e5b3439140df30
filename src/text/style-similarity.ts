import { STYLE_FEATURES, type StyleFeatures, styleFeatures } from './style-features.ts'

/**
 * How much alike two texts are written, whatever they are about: mean over the features of style that at least one of them shows. What
 * neither shows, such as emoji, makes no two texts alike.
 *
 * similarity = mean of max(0, 1 - |x - y| / range of the feature)
 *
 * @returns in [0, 1]; 1 = all features equal, also for two empty texts; the same whichever text comes first
 * @cost linear, up to a bound
 * @source Gower (1971), A general coefficient of similarity and some of its properties, Biometrics 27(4):857-871, doi:10.2307/2528823
 * @example styleSimilarity('The same.', 'The same.') // 1
 */
export function styleSimilarity(a: string, b: string): number {
  const [one, other] = [styleFeatures(a), styleFeatures(b)]
  const names = Object.keys(STYLE_FEATURES) as (keyof StyleFeatures)[]
  const shown = names.filter((name) => one[name] !== 0 || other[name] !== 0)
  if (shown.length === 0) return 1
  const alike = shown.map((name) => Math.max(0, 1 - Math.abs(one[name] - other[name]) / STYLE_FEATURES[name].range))
  return alike.reduce((sum, value) => sum + value, 0) / shown.length
}
