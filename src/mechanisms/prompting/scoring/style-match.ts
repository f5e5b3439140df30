import { mannerSimilarity } from '../../../text/manner-similarity.ts'
import { sentences } from '../../../text/sentences.ts'
import { type StyleFeatures, styleFeatures } from '../../../text/style-features.ts'
import { words } from '../../../text/words.ts'

interface Wish {
  /** Words of a wish for it. */
  readonly said: RegExp
  readonly met: (features: StyleFeatures, text: string) => boolean
}

const isPlain = ({ slangRate, bareContractionRate, abbreviationRate, shoutRate }: StyleFeatures) =>
  slangRate + bareContractionRate + abbreviationRate + shoutRate === 0

/** What people ask for of a style, as far as it can be seen without understanding. */
const WISHES: readonly Wish[] = [
  { said: /\bone (?:\w+ )?sentence\b/i, met: (_, text) => sentences(text).length === 1 },
  { said: /\b(short|brief|briefly|concise|terse)\b/i, met: (_, text) => words(text).length <= 40 },
  { said: /\b(full|whole|complete) sentences?\b/i, met: ({ stopRate, startRate }) => stopRate === 1 && startRate === 1 },
  { said: /(?<!\bin)\b(?:formal|formally)\b/i, met: (features) => isPlain(features) && features.contractionRate === 0 },
  { said: /\b(informal|casual|relaxed)\b/i, met: (features) => features.contractionRate > 0 || !isPlain(features) },
  { said: /\b(polite|friendly|kind)\b/i, met: ({ rudenessRate, shoutRate }) => rudenessRate + shoutRate === 0 },
  { said: /\b(plain|simple|easy)\b/i, met: ({ gradeLevel }) => gradeLevel <= 9 },
  { said: /\b(list|bullets?|bullet points?)\b/i, met: ({ listRate }) => listRate > 0 },
]

/**
 * How near the style of an answer is to what was asked for. Asked for in words, it is the share of the wishes that are met; where there
 * are none, or none that can be seen, the manner of the nearest reference is what counts, and nothing of what it says: who is wrong in the right manner
 * loses nothing here.
 *
 * @returns in [0, 1]; 0 for an answer without a word
 * @cost linear, times the number of references
 * @example styleMatch('It is Paris.', 'one sentence, please', ['Paris']) // 1
 */
export function styleMatch(answer: string, asked: string | undefined, references: readonly string[]): number {
  if (words(answer).length === 0) return 0
  const wishes = WISHES.filter(({ said }) => asked !== undefined && said.test(asked))
  if (wishes.length === 0) return Math.max(...references.map((reference) => mannerSimilarity(answer, reference)))
  const features = styleFeatures(answer)
  return wishes.filter(({ met }) => met(features, answer)).length / wishes.length
}
