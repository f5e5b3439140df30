import fc from 'fast-check'
import { createInstance } from 'i18next'
import { describe, expect, it } from 'vitest'
import type { FurtherCriterion } from '../../../src/protocol/criteria.ts'
import { criteria as texts } from '../i18n/en/criteria.ts'
import { formatIn } from '../i18n/use-format.ts'
import { labelsOf } from '../response-labels.ts'
import { contradictions, EMPTY_DRAFT, findMissing, type JudgmentDraft, ranksOf, toggleTick } from './judgment-draft.ts'
import { missingWords } from './missing-words.ts'

const ids = ['r1', 'r2', 'r3']
const i18n = createInstance()
await i18n.init({ lng: 'en', resources: { en: { criteria: texts } }, interpolation: { escapeValue: false } })

const inWords = (draft: JudgmentDraft, criteria: readonly FurtherCriterion[] = []) =>
  missingWords(findMissing(draft, ids, criteria), labelsOf(ids), i18n.getFixedT('en', 'criteria'), formatIn('en').list)

describe('ranksOf', () => {
  it('closes gaps between places and keeps ties', () => {
    expect(ranksOf({ a: 1, b: 3, c: 1 })).toEqual({ a: 1, b: 2, c: 1 })
  })

  it('keeps the order of every two places, and counts from 1 without gaps', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^r\d$/), fc.integer({ min: 1, max: 6 })), (places) => {
        const ranks = ranksOf(places)
        for (const a of Object.keys(places))
          for (const b of Object.keys(places)) expect(Math.sign(ranks[a]! - ranks[b]!)).toBe(Math.sign(places[a]! - places[b]!))
        const used = [...new Set(Object.values(ranks))].sort((a, b) => a - b)
        expect(used).toEqual(used.map((_, index) => index + 1))
      }),
    )
  })
})

describe('what is missing', () => {
  const complete = { ...EMPTY_DRAFT, grades: { r1: 3, r2: 4, r3: 5 }, places: { r1: 3, r2: 2, r3: 1 } }
  const asked: FurtherCriterion = { kind: 'rank', id: 'looks', question: 'Which looks best?', required: true }

  it('names every response that has no grade or no place', () => {
    expect(inWords(EMPTY_DRAFT)).toBe('Still missing: a grade for A, B, and C; a place for A, B, and C')
  })

  it('names only what is missing', () => {
    const draft = { ...EMPTY_DRAFT, grades: { r1: 3, r2: 4, r3: 5 }, places: { r1: 1, r3: 2 } }
    expect(inWords(draft)).toBe('Still missing: a place for B')
  })

  it('is nothing in a complete draft, without a reason, a favourite, a tick or an answer that is optional', () => {
    expect(inWords(complete, [{ ...asked, required: false }])).toBe('')
  })

  it('names what has to be answered until all of it is', () => {
    expect(inWords(complete, [asked])).toBe('Still missing: an answer to “Which looks best?”')
    expect(inWords({ ...complete, answers: { looks: { r1: 1, r2: 1 } } }, [asked])).toContain('Which looks best?')
    expect(inWords({ ...complete, answers: { looks: { r1: 1, r2: 1, r3: 2 } } }, [asked])).toBe('')
  })

  it('names what is optional but answered wrongly', () => {
    const text: FurtherCriterion = {
      kind: 'text',
      id: 'why',
      question: 'Why?',
      required: false,
      about: 'task',
      minCharacters: 10,
      maxCharacters: 20,
    }
    expect(inWords({ ...complete, answers: { why: { task: 'short' } } }, [text])).toContain('Why?')
  })
})

describe('toggleTick', () => {
  it('sets a tick and takes it back, and leaves those of other responses alone', () => {
    const once = toggleTick({ r2: [0] }, 'r1', 3)
    expect(once).toEqual({ r1: [3], r2: [0] })
    expect(toggleTick(once, 'r1', 3)).toEqual({ r1: [], r2: [0] })
  })
})

describe('contradictions', () => {
  it('finds a higher grade on a lower place', () => {
    expect(contradictions({ ...EMPTY_DRAFT, grades: { r1: 9, r2: 4 }, places: { r1: 2, r2: 1 } })).toEqual([['r1', 'r2']])
  })

  it('lets equal grades be ordered, different grades be tied, and the unplaced be', () => {
    expect(contradictions({ ...EMPTY_DRAFT, grades: { r1: 9, r2: 9, r3: 1 }, places: { r1: 1, r2: 2 } })).toEqual([])
    expect(contradictions({ ...EMPTY_DRAFT, grades: { r1: 9, r2: 4 }, places: { r1: 1, r2: 1 } })).toEqual([])
  })
})
