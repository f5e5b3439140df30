import { describe, expect, it } from 'vitest'
import { createRng, type Rng } from '../../../core/rng.ts'
import { collusionWords } from '../../../scoring/collusion/collusion-words.ts'
import { findCollusion, type ObservedReply, type PairFinding } from '../../../scoring/collusion/find-collusion.ts'
import { mistakeMarks, mistakeRule } from './mistake-marks.ts'
import { promptingRecipe } from './prompting-recipe.ts'
import { anExaminedAnswer, aTranscript } from './testing.ts'

const wrong = (answer: string, claims: readonly string[] = []) =>
  anExaminedAnswer({ answer, claims: [...claims], correctness: 0, contradicts: true, closedForm: true })

describe('mistakeMarks', () => {
  it('marks who says the same that is wrong, in whatever words, and nobody who is right, silent, unsure, half right, nearly right or beside the point', () => {
    const silent = anExaminedAnswer({ answer: '', transcript: aTranscript(''), correctness: 0, contradicts: true })
    expect(
      mistakeMarks([
        wrong('1813', ['1813']),
        wrong('I believe that it was in 1813.', ['1813']),
        wrong('1814', ['1814']),
        wrong('negative'),
        wrong(' Negative! '),
        anExaminedAnswer(),
        anExaminedAnswer({ answer: 'I do not know.', claims: [], correctness: 0 }),
        anExaminedAnswer({ correctness: 0.3 }),
        silent,
        anExaminedAnswer({ answer: 'It was 1814.', claims: ['1814'], correctness: 0 }),
      ]),
    ).toEqual([[1, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1], [0, 0, 1], [], [], [], [], []]) // biome-ignore format: one row an answer
  })
})

/** What a miner answers: 0 = right, else the number of a mistake. */
type Answer = number

interface Crowd {
  readonly name: string
  /** Answers of all miners to one task. */
  answer(rng: Rng): Answer[]
}

const MINERS = 42
/** Of six mistakes the first is made by two in five who err, the last by one in fifty. */
const TEMPTING = [0.4, 0.65, 0.8, 0.9, 0.98, 1]
const aMistake = (rng: Rng): Answer => {
  const draw = rng.next()
  return 1 + TEMPTING.findIndex((upTo) => draw < upTo)
}
const ownAnswer = (rng: Rng, skill: number): Answer => (rng.next() < skill ? 0 : aMistake(rng))
/** Miners who each say what their model says, or else what they come to by themselves. */
const families = (size: number, loyalty: number) => (rng: Rng) => {
  const models = Array.from({ length: MINERS / size }, () => ownAnswer(rng, 0.5))
  return models.flatMap((said) => Array.from({ length: size }, () => (rng.next() < loyalty ? said : ownAnswer(rng, 0.5))))
}
const HONEST: readonly Crowd[] = [
  {
    name: 'each on its own',
    answer: (rng) => Array.from({ length: MINERS }, (_, n) => ownAnswer(rng, 0.3 + (0.6 * n) / MINERS)),
  },
  { name: 'pairs on one model', answer: families(2, 0.65) },
  { name: 'seven on one model', answer: families(7, 0.65) },
  { name: 'all on one model', answer: families(MINERS, 0.65) },
]

const rule = mistakeRule(promptingRecipe.copies)
const nameOf = (n: number) => `miner-${String(n).padStart(2, '0')}`

function replies(tasks: readonly (readonly Answer[])[]): ObservedReply[] {
  return tasks.flatMap((answers, n) => {
    const marks = mistakeMarks(answers.map((answer) => (answer === 0 ? anExaminedAnswer() : wrong(`${answer}`, [`${answer}`]))))
    return answers.map((_, miner) => ({ task: `task-${n}`, rater: nameOf(miner), deviation: marks[miner]!, shownRanks: [], receivedMs: 0 }))
  })
}

const asked = ({ answer }: Crowd, tasks: number, seed: string) => {
  const rng = createRng(seed)
  return Array.from({ length: tasks }, () => answer(rng))
}
const together = (findings: readonly PairFinding[], a: number, b: number) =>
  findings.find((pair) => pair.a === nameOf(a) && pair.b === nameOf(b))!

describe('who repeats the mistakes of others', () => {
  it('regression 8: is nobody among honest miners, also where two, seven or all answer by one model: 13,000 pairs, 200 tasks', () => {
    let pairs = 0
    for (const crowd of HONEST)
      for (const network of [1, 2, 3, 4]) {
        const findings = findCollusion(replies(asked(crowd, 200, `${crowd.name} ${network}`)), undefined, rule)
        pairs += findings.length
        const most = Math.max(...findings.map(({ odds, bar }) => (odds - bar) / Math.LN10))
        expect(findings.filter(({ found }) => found), `${crowd.name}: nearest to the bar is 10^${most.toFixed(1)}`).toEqual([]) // biome-ignore format: one line
      }
    expect(pairs).toBeGreaterThan(13_000)
  }, 120_000)

  it('takes the same of two on one model for as likely as the recipe says: their common mistakes are alike in seven of ten', () => {
    const findings = findCollusion(replies(asked(HONEST[1]!, 2000, 'how alike')), undefined, rule)
    const alike = Array.from({ length: MINERS / 2 }, (_, n) => together(findings, 2 * n, 2 * n + 1).answers.tasks).flat()
    const share = alike.reduce((sum, { likeness }) => sum + likeness, 0) / alike.length
    expect(Math.abs(share - promptingRecipe.copies.alikeAnyway)).toBeLessThan(0.03)
  })

  it('regression 8: is found after 60 common mistakes where all are the same, not after 59, and one that differs takes five more', () => {
    const alone = HONEST[0]!
    const found = (same: number, different: number) => {
      const tasks = asked(alone, same + different, 'mistakes').map((answers, n) => {
        const first = aMistake(createRng(`first ${n}`))
        const second = n < same ? first : 1 + (first % TEMPTING.length)
        return [first, second, ...answers.slice(2)]
      })
      return together(findCollusion(replies(tasks), undefined, rule), 0, 1).found
    }
    expect([59, 60].map((same) => found(same, 0))).toEqual([false, true])
    expect([64, 65].map((same) => found(same, 1))).toEqual([false, true])
  })

  it('limit: flags honest miners of one model whose common mistakes are the same in far more than .7: none at .82, some at .85', () => {
    const flaggedAt = (loyalty: number) => {
      const findings = findCollusion(replies(asked({ name: '', answer: families(7, loyalty) }, 400, `${loyalty} 2`)), undefined, rule)
      const pairs = Array.from({ length: MINERS / 7 }, (_, family) =>
        Array.from({ length: 6 }, (_, n) => together(findings, 7 * family, 7 * family + 1 + n).answers.tasks),
      )
      const alike = pairs.flat(2).map(({ likeness }) => likeness)
      const share = alike.reduce((sum, likeness) => sum + likeness, 0) / alike.length
      return { share, miners: new Set(findings.filter(({ found }) => found).flatMap(({ a, b }) => [a, b])).size }
    }
    const [bearable, tooMuch] = [flaggedAt(0.77), flaggedAt(0.81)]
    expect(Math.abs(bearable.share - 0.82)).toBeLessThan(0.015)
    expect(bearable.miners).toBe(0)
    expect(Math.abs(tooMuch.share - 0.85)).toBeLessThan(0.015)
    expect(tooMuch.miners).toBeGreaterThan(0)
  }, 60_000)

  /** Miner 0 copies the next so many, each task another of them. */
  const copiedInTurn = (victims: number, tasks: number, seed: string) => {
    const crowd = asked({ name: '', answer: (rng) => Array.from({ length: MINERS }, () => ownAnswer(rng, 0.5)) }, tasks, seed)
    const which = createRng(`victims ${seed}`)
    const copied = crowd.map(([, ...others]) => [others[which.int(0, victims - 1)]!, ...others])
    return findCollusion(replies(copied), undefined, rule).filter(({ found }) => found)
  }

  it('regression 8: is found too where two are copied in turn: the copier with each of them, and nobody else', () => {
    for (const seed of ['one', 'two', 'three']) {
      expect(copiedInTurn(2, 120, seed)).toEqual([])
      const flagged = copiedInTurn(2, 300, seed)
      expect(flagged.map(({ a, b }) => [a, b])).toEqual([
        [nameOf(0), nameOf(1)],
        [nameOf(0), nameOf(2)],
      ])
      expect(flagged.map(({ inTurn }) => [inTurn!.who, inTurn!.sources])).toEqual(Array(2).fill([nameOf(0), [nameOf(1), nameOf(2)]]))
      expect(collusionWords(flagged[0]!)).toMatch(
        /^Where one of them is wrong, it makes the mistake of the other or of a third, on \d+ tasks/,
      )
    }
  }, 60_000)

  it('is nobody with whom a few mistakes are shared, however sure it is of the other: two names of one hand cannot make a third look copied', () => {
    const alone = HONEST[0]!
    const flagged = (ofOwn: number, ofThird: number) => {
      const tasks = asked(alone, ofOwn + ofThird, 'two names').map((answers, n) => {
        const mistake = aMistake(createRng(`mistake ${n}`))
        return [mistake, n < ofOwn ? mistake : 0, n < ofOwn ? 0 : mistake, ...answers.slice(3)]
      })
      return findCollusion(replies(tasks), undefined, rule).filter(({ found }) => found).length
    }
    expect([flagged(58, 20), flagged(58, 34)]).toEqual([0, 0])
  }, 60_000)

  it('is left alone with whoever it was cleared of', () => {
    const crowd = asked(HONEST[0]!, 400, 'cleared').map(([, first, second, ...others], n) => [
      n % 2 ? first! : second!,
      first!,
      second!,
      ...others,
    ])
    const found = (apart?: (a: string, b: string) => boolean) => findCollusion(replies(crowd), apart, rule).filter((pair) => pair.found)
    expect(found()).toHaveLength(2)
    expect(found((a, b) => a === nameOf(0) && b === nameOf(2))).toEqual([])
  }, 60_000)

  it('limit: is not found where three are copied in turn, in as many tasks as are looked at', () => {
    expect(copiedInTurn(3, 330, 'three in turn')).toEqual([])
  }, 60_000)
})
