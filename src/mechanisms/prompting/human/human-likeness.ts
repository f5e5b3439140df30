import { type StyleFeatures, styleFeatures } from '../../../text/style-features.ts'
import { protectSpans } from './protect-spans.ts'

/**
 * How people's requests differ from challenges that were drawn without regard to that, in log-odds by unit of a feature: coefficients of a
 * logistic regression (ridge 1) of 238 requests by people against 1,425 drafts by this engine, both sides weighted alike. Only features of
 * manner: what a text is about (digits, length of words, code) is the question's affair.
 * Source: numbers from OpenAssistant's 100 English trees (Apache-2.0), every second message of a person, begun with the first; no text of theirs is here.
 */
const LOG_ODDS: Partial<StyleFeatures> = {
  commaRate: -11.9,
  exclamationRate: -1,
  questionRate: 1.4,
  ellipsisRate: -4.8,
  stopRate: -0.7,
  startRate: 1.4,
  capitalRate: 3.3,
  contractionRate: 6.7,
  bareContractionRate: -16.6,
  firstPersonRate: 5.7,
  secondPersonRate: 5.7,
  fillerRate: -8,
  greetingRate: -50.7,
  politenessRate: 3.5,
  rudenessRate: -11.1,
  slangRate: -1.9,
  abbreviationRate: -34.4,
  urgencyRate: 7.5,
  positiveRate: 23.5,
  negativeRate: -33.3,
  smileRate: -12.7,
}

/**
 * How much a request looks like one that people write, whatever it is about: the odds that a person wrote it, up to a factor. Of several
 * drafts, drawing by it gives what people write about as often as they do.
 *
 * @returns > 0 and finite
 * @cost linear
 */
export function humanLikeness(text: string): number {
  const features = styleFeatures(protectSpans(text, []).text.replace(/[\ue000-\uf8ff]/g, ''))
  const names = Object.keys(LOG_ODDS) as (keyof StyleFeatures)[]
  const logOdds = names.reduce((sum, name) => sum + LOG_ODDS[name]! * features[name], 0)
  return Math.exp(Math.max(-MOST_LOG_ODDS, Math.min(MOST_LOG_ODDS, logOdds)))
}

const MOST_LOG_ODDS = 30
