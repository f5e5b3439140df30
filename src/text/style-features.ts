import { readability } from './readability.ts'
import { countMatches, type StyleCounts, styleCounts } from './style-counts.ts'
import { STYLE_LEXICON } from './style-lexicon.ts'

/** One number that says something of how a text is written, whatever it is about. */
interface StyleFeature {
  readonly words: string
  /** As much as texts of unlike styles differ by: a greater difference counts no more. */
  readonly range: number
  readonly of: (counts: StyleCounts) => number
}

/** Vocabulary is measured on so many words, because it falls with the length of a text. */
const VOCABULARY_WORDS = 100

/** All features. Rates are shares: of words, sentences or characters, as they say. */
export const STYLE_FEATURES = {
  length: { words: 'natural logarithm of 1 + the number of words', range: 3, of: ({ words }) => Math.log1p(words.length) },
  wordLength: { words: 'mean letters of a word', range: 2, of: ({ words, letters }) => share(letters, words.length) },
  longWordRate: { words: 'words of seven letters or more', range: 0.3, of: ({ words }) => rate(words, (word) => word.length >= 7) },
  sentenceLength: { words: 'mean words of a sentence', range: 15, of: ({ sentenceLengths }) => mean(sentenceLengths) },
  sentenceSpread: {
    words: 'standard deviation of the words of sentences',
    range: 10,
    of: ({ sentenceLengths }) => deviation(sentenceLengths),
  },
  readingEase: {
    words: "Flesch's reading ease, kept in [0, 100]",
    range: 50,
    of: ({ text }) => clamp(readability(text)?.ease ?? 0, 0, 100),
  },
  gradeLevel: { words: 'Flesch-Kincaid grade, kept in [0, 20]', range: 8, of: ({ text }) => clamp(readability(text)?.grade ?? 0, 0, 20) },
  typeTokenRatio: { words: 'different words among the first 100', range: 0.3, of: ({ lowered }) => vocabulary(lowered).different },
  hapaxRate: { words: 'words that come once among the first 100', range: 0.4, of: ({ lowered }) => vocabulary(lowered).once },
  commaRate: {
    words: 'commas, semicolons and colons by word',
    range: 0.1,
    of: ({ text, words }) => share(countMatches(text, /[,;:]/g), words.length),
  },
  exclamationRate: {
    words: 'sentences that end in !',
    range: 0.5,
    of: ({ sentences }) => rate(sentences, (one) => /!\W*$/.test(one.slice(-9))),
  },
  questionRate: {
    words: 'sentences that end in ?',
    range: 0.5,
    of: ({ sentences }) => rate(sentences, (one) => /\?\W*$/.test(one.slice(-9))),
  },
  ellipsisRate: {
    words: 'sentences that trail off ...',
    range: 0.5,
    of: ({ sentences }) => rate(sentences, (one) => /(\.\.|…)\W*$/.test(one.slice(-9))),
  },
  stopRate: {
    words: 'sentences that end in a mark',
    range: 0.5,
    of: ({ sentences }) => rate(sentences, (one) => /[.!?…。！？]\W*$/.test(one.slice(-9))),
  },
  startRate: {
    words: 'sentences that do not begin with a small letter',
    range: 0.5,
    of: ({ sentences }) => rate(sentences, (one) => !/^\P{L}*\p{Ll}/u.test(one.slice(0, 20))),
  },
  capitalRate: { words: 'capitals among letters', range: 0.1, of: ({ letters, capitals }) => share(capitals, letters) },
  shoutRate: {
    words: 'words of two letters or more in capitals, acronyms too',
    range: 0.2,
    of: ({ words }) => rate(words, (word) => /^\p{Lu}{2,}$/u.test(word)),
  },
  contractionRate: {
    words: "words with an apostrophe: don't",
    range: 0.05,
    of: ({ lowered }) => rate(lowered, (word) => word.includes("'")),
  },
  bareContractionRate: { words: 'the same without it: dont', range: 0.05, of: lexical('bareContractions') },
  stretchRate: {
    words: 'words with a letter three times in a row: sooo',
    range: 0.05,
    of: ({ lowered }) => rate(lowered, (word) => /(\p{L})\1\1/u.test(word)),
  },
  articleRate: { words: 'a, an, the', range: 0.1, of: lexical('articles') },
  functionWordRate: { words: 'the commonest words', range: 0.2, of: lexical('functionWords') },
  firstPersonRate: { words: 'I, we and their forms', range: 0.1, of: lexical('firstPerson') },
  secondPersonRate: { words: 'you and its forms', range: 0.1, of: lexical('secondPerson') },
  fillerRate: { words: 'um, basically, you know', range: 0.1, of: lexical('fillers') },
  greetingRate: { words: 'hi, hello, dear', range: 0.05, of: lexical('greetings') },
  hedgeRate: { words: 'maybe, perhaps, I think', range: 0.08, of: lexical('hedges') },
  politenessRate: { words: 'please, thanks, could you', range: 0.08, of: lexical('politeness') },
  rudenessRate: { words: 'stupid, hurry up, whatever', range: 0.05, of: lexical('rudeness') },
  slangRate: { words: 'gonna, yeah, stuff', range: 0.08, of: lexical('slang') },
  abbreviationRate: { words: 'pls, btw, idk', range: 0.08, of: lexical('abbreviations') },
  urgencyRate: { words: 'now, quick, urgent', range: 0.05, of: lexical('urgency') },
  positiveRate: { words: 'great, love, glad', range: 0.05, of: lexical('positives') },
  negativeRate: { words: 'bad, annoying, ugh', range: 0.05, of: lexical('negatives') },
  digitRate: { words: 'digits among characters', range: 0.1, of: ({ text }) => share(countMatches(text, /\p{Nd}/gu), text.length) },
  codeMarkRate: {
    words: 'marks of code among characters: {}[]<>=_;`',
    range: 0.05,
    of: ({ text }) => share(countMatches(text, /[{}[\]<>=_;`\\|]/g), text.length),
  },
  bracketRate: {
    words: 'round brackets and dashes by sentence',
    range: 1,
    of: ({ text, sentences }) => share(countMatches(text, /[()–—]| - /g), sentences.length),
  },
  smileRate: {
    words: 'emoji and smileys by sentence',
    range: 0.5,
    of: ({ text, sentences }) => share(countMatches(text, /\p{Extended_Pictographic}|(?<!\S)[:;]-?[)(DP]/gu), sentences.length),
  },
  lineBreakRate: {
    words: 'line breaks by sentence',
    range: 1,
    of: ({ text, sentences }) => share(countMatches(text, /\n/g), sentences.length),
  },
  listRate: {
    words: 'lines that begin as items of a list, by sentence',
    range: 0.5,
    of: ({ text, sentences }) => share(countMatches(text, /^[ \t]{0,8}(?:[-*•]|\d{1,3}[.)])[ \t]/gm), sentences.length),
  },
} satisfies Record<string, StyleFeature>

/** How a text is written: a finite number for every feature. */
export type StyleFeatures = Readonly<Record<keyof typeof STYLE_FEATURES, number>>

/**
 * How a text is written, whatever it is about. Word lists are English; marks, capitals and lengths are not.
 *
 * @returns a finite number >= 0 for each of {@link STYLE_FEATURES}; all 0 for an empty text
 * @cost linear, up to a bound
 * @example styleFeatures("Hi! I don't know.").exclamationRate // 1 / 2
 */
export function styleFeatures(text: string): StyleFeatures {
  const counts = styleCounts(text)
  return Object.fromEntries(Object.entries(STYLE_FEATURES).map(([name, { of }]) => [name, of(counts)])) as StyleFeatures
}

/** Words, and pairs of words, that stand in a list, by word. */
function lexical(list: keyof typeof STYLE_LEXICON): (counts: StyleCounts) => number {
  const entries = STYLE_LEXICON[list]
  return ({ phrases, lowered }) => share(phrases.filter((phrase) => entries.has(phrase)).length, lowered.length)
}

function vocabulary(lowered: readonly string[]): { different: number; once: number } {
  const first = lowered.slice(0, VOCABULARY_WORDS)
  const counts = new Map<string, number>()
  for (const word of first) counts.set(word, (counts.get(word) ?? 0) + 1)
  return {
    different: share(counts.size, first.length),
    once: share([...counts.values()].filter((count) => count === 1).length, first.length),
  }
}

function rate<T>(items: readonly T[], has: (item: T) => boolean): number {
  return share(items.filter(has).length, items.length)
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}

function mean(values: readonly number[]): number {
  return share(
    values.reduce((sum, value) => sum + value, 0),
    values.length,
  )
}

function deviation(values: readonly number[]): number {
  const middle = mean(values)
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)))
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}
