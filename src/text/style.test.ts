import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mannerSimilarity } from './manner-similarity.ts'
import { readability } from './readability.ts'
import { STYLE_FEATURES, type StyleFeatures, styleFeatures } from './style-features.ts'
import { styleSimilarity } from './style-similarity.ts'

const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.lorem({ mode: 'sentences', maxCount: 4 }))
const PLAIN = 'Which river flows through Vienna?'

/** For each feature a text that shows it, and its value worked by hand. */
const SHOWN: Record<keyof StyleFeatures, [string, number]> = {
  length: ['Which river?', Math.log(3)],
  wordLength: ['A river', (1 + 5) / 2],
  longWordRate: ['Rivers of Germany', 1 / 3],
  sentenceLength: ['One. Two words. And three words.', (1 + 2 + 3) / 3],
  sentenceSpread: ['One. And three words.', 1], // 1 and 3 words: mean 2, each one off
  readingEase: ['The cat sat on the mat, and the universality of hospitality.', 206.835 - 1.015 * 11 - 84.6 * (20 / 11)], // 8 + 6 + 1 + 5 syllables in 11 words
  gradeLevel: ['The cat sat on the mat, and the universality of hospitality.', 0.39 * 11 + 11.8 * (20 / 11) - 15.59],
  typeTokenRatio: ['to be or not to be', 4 / 6],
  hapaxRate: ['to be or not to be', 2 / 6],
  commaRate: ['Yes, no; both', 2 / 3],
  exclamationRate: ['Stop! Why?', 1 / 2],
  questionRate: ['"Why?" he asked. Why?', 2 / 3], // the quote ends a sentence of its own
  ellipsisRate: ['well... Fine.', 1 / 2],
  stopRate: ['Yes. No', 1 / 2],
  startRate: ['Yes! no way. Sure.', 2 / 3],
  capitalRate: ['ABcd', 1 / 2],
  shoutRate: ['I am NOT here', 1 / 4],
  contractionRate: ["I don't know", 1 / 3],
  bareContractionRate: ['I dont know', 1 / 3],
  stretchRate: ['sooo good', 1 / 2],
  articleRate: ['the river', 1 / 2],
  functionWordRate: ['of gold and iron', 2 / 4],
  firstPersonRate: ['I know rivers', 1 / 3],
  secondPersonRate: ['you know rivers', 1 / 3],
  fillerRate: ['um rivers you know', 2 / 4], // um; you know
  greetingRate: ['hello rivers', 1 / 2],
  hedgeRate: ['maybe rivers', 1 / 2],
  politenessRate: ['rivers please', 1 / 2],
  rudenessRate: ['stupid rivers', 1 / 2],
  slangRate: ['gonna swim', 1 / 2],
  abbreviationRate: ['rivers pls', 1 / 2],
  urgencyRate: ['rivers immediately', 1 / 2],
  positiveRate: ['lovely rivers', 1 / 2],
  negativeRate: ['awful rivers', 1 / 2],
  digitRate: ['a1b2', 2 / 4],
  codeMarkRate: ['a=b;', 2 / 4],
  bracketRate: ['A river (blue) - one.', 3],
  smileRate: ['A river :) 😀', 2],
  lineBreakRate: ['One\ntwo', 1 / 2],
  listRate: ['- one\n2. two', 2 / 2],
}

describe('styleFeatures', () => {
  it('row 5: there are at least 20 features, and each is shown by some text and missing or other in a plain one', () => {
    expect(Object.keys(STYLE_FEATURES).length).toBeGreaterThanOrEqual(20)
    const plain = styleFeatures(PLAIN)
    for (const [name, [text]] of Object.entries(SHOWN))
      expect(styleFeatures(text)).not.toMatchObject({ [name]: plain[name as keyof StyleFeatures] })
  })

  it.each(Object.entries(SHOWN))('%s is as counted by hand', (name, [text, value]) => {
    expect(styleFeatures(text)[name as keyof StyleFeatures]).toBeCloseTo(value, 10)
  })

  it('are finite and not below 0, and all 0 for an empty text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const value of Object.values(styleFeatures(text))) expect(Number.isFinite(value) && value >= 0).toBe(true)
      }),
    )
    expect(new Set(Object.values(styleFeatures('')))).toEqual(new Set([0]))
  })

  it('do not change with what a text is about', () => {
    const { length, ...rest } = styleFeatures('Which tiger sleeps by Rome?')
    expect(styleFeatures('Which river floods by York?')).toEqual({ length, ...rest })
  })
})

/** Three texts in each of five registers, each on a topic of its own: which river, which boiling point, how many days. */
const REGISTERS = {
  formal: [
    'Good afternoon. I would be grateful if you could explain which river flows through the capital of Austria. Thank you in advance.',
    'Dear colleague, could you kindly indicate the boiling point of ethanol at standard pressure? I appreciate your help with this matter.',
    'I am writing to enquire how many days lie between the two treaties; would you please provide the calculation as well? Kind regards.',
  ],
  casual: [
    'hey, so um whats that river in vienna?? i kinda forgot lol',
    'yo whats the boiling point of like ethanol?? dunno, gotta look it up lol thx!!',
    'ok so how many days between those 2 treaties?? dunno how to count that stuff lol',
  ],
  plain: [
    'Which river flows through the capital of Austria?',
    'What is the boiling point of ethanol at standard pressure?',
    'How many days lie between the two treaties?',
  ],
  angry: [
    "This is ridiculous. JUST TELL ME which river it is in Vienna! I don't have all day!",
    'Ugh, I hate this useless thing. The boiling point of ethanol, NOW! Hurry up!',
    "Whatever. Count the days between these stupid treaties! I'm tired of waiting!!",
  ],
  scholarly: [
    'The Danube, which rises in the Black Forest, traverses the Austrian capital before continuing towards Bratislava; its discharge varies considerably.',
    'Ethanol, under a pressure of one atmosphere, vaporises at approximately 78 degrees Celsius, a value that is determined primarily by hydrogen bonding.',
    'The interval separating both instruments, when reckoned inclusively, comprises several thousand days; nevertheless, historians disagree.',
  ],
}

describe('mannerSimilarity', () => {
  it('lies in [0, 1], is symmetric, and 1 for the same text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: 'binary', maxLength: 200 }), (a, b) => {
        const similarity = mannerSimilarity(a, b)
        expect(mannerSimilarity(b, a)).toBe(similarity)
        expect(similarity).toBeGreaterThanOrEqual(0)
        expect(similarity).toBeLessThanOrEqual(1)
        expect(mannerSimilarity(a, a)).toBe(1)
      }),
    )
  })

  it('row 20: does not see what is said, and sees how', () => {
    expect(mannerSimilarity('12.5', '1300000')).toBe(1)
    expect(mannerSimilarity('Its capital is Paris.', 'Its money is the new franc, by the way.')).toBeGreaterThan(0.8)
    expect(mannerSimilarity('Its capital is Paris.', 'yo lol its paris!!! kthx :)) gonna go now')).toBeLessThan(0.4)
  })
})

describe('styleSimilarity', () => {
  it('is symmetric, in [0, 1], and 1 for the same text', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        const similarity = styleSimilarity(a, b)
        expect(styleSimilarity(b, a)).toBe(similarity)
        expect(similarity).toBeGreaterThanOrEqual(0)
        expect(similarity).toBeLessThanOrEqual(1)
        expect(styleSimilarity(a, a)).toBe(1)
      }),
    )
  })

  it('is greater for another topic in the same register than for any topic in another, on average', () => {
    const mean = (as: readonly string[], bs: readonly string[]) => {
      const pairs = as.flatMap((a, i) => bs.filter((_, j) => j !== i).map((b) => styleSimilarity(a, b)))
      return pairs.reduce((sum, value) => sum + value, 0) / pairs.length
    }
    for (const [name, texts] of Object.entries(REGISTERS))
      for (const [other, others] of Object.entries(REGISTERS))
        if (other !== name) expect(mean(texts, texts), `${name} and ${other}`).toBeGreaterThan(mean(texts, others))
  })

  it('is low for what is no text at all', () => {
    for (const text of ['', '.', 'a '.repeat(5000), '{'.repeat(5000)])
      expect(styleSimilarity(text, REGISTERS.formal[0]!)).toBeLessThan(0.35)
  })
})

describe('readability', () => {
  /** Solved for syllables: of one word alone, ease = 206.835 - 1.015 - 84.6 s. */
  const syllables = (word: string) => Math.round((206.835 - 1.015 - readability(word)!.ease) / 84.6)

  it.each([
    ['cat', 1],
    ['the', 1],
    ['make', 1],
    ['makes', 1],
    ['walked', 1],
    ['wanted', 2],
    ['table', 2],
    ['boxes', 2],
    ['river', 2],
    ['element', 3],
    ['hospitality', 5],
    ['1969', 1],
  ])('finds in %j %d syllables', (word, count) => {
    expect(syllables(word)).toBe(count)
  })

  it('finds short words in short sentences easier', () => {
    const easy = readability('The cat sat. It was fat. We like it.')!
    const hard = readability(
      'Notwithstanding considerable international opposition, representatives unanimously authorised appropriations.',
    )!
    expect(easy.ease).toBeGreaterThan(90)
    expect(hard.ease).toBeLessThan(0)
    expect(hard.grade).toBeGreaterThan(easy.grade + 10)
  })

  it('is undefined without words', () => {
    expect(readability('')).toBeUndefined()
    expect(readability('...')).toBeUndefined()
  })
})
