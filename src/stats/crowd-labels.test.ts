import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crowdLabels } from './crowd-labels.ts'
import { InvalidSampleError } from './errors.ts'
import { majorityVote } from './majority-vote.ts'

const name = fc.string({ maxLength: 2 })
const rows = fc.array(fc.tuple(name, name, name), { minLength: 1, maxLength: 40 })

describe('crowdLabels', () => {
  it('holds exactly the labels it was given', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const { items, raters, classes, starts, raterOf, classOf } = crowdLabels(list)
        const back = items.flatMap((item, i) =>
          Array.from(raterOf.subarray(starts[i], starts[i + 1]), (rater, at) => [item, raters[rater], classes[classOf[starts[i]! + at]!]]),
        )
        expect(back.map(String).sort()).toEqual(list.map(String).sort())
      }),
    )
  })

  it('keeps declared classes that nobody gave', () => {
    expect(crowdLabels([['i', 'r', 'good']], { classes: ['good', 'bad'] }).classes).toEqual(['good', 'bad'])
  })

  it.each([
    ['no rows', [], undefined],
    ['a class twice', [['i', 'r', 'a']], ['a', 'a']],
    ['a label that is no class', [['i', 'r', 'b']], ['a']],
    ['more classes than memory holds tables for', [['i', 'r', '0']], Array.from({ length: 10_000 }, (_, index) => `${index}`)],
  ] as const)('refuses %s', (_, list, classes) => {
    expect(() => crowdLabels(list, classes && { classes })).toThrow(InvalidSampleError)
  })
})

describe('majorityVote', () => {
  const crowd = crowdLabels([
    ['i', 'ann', 'no'],
    ['i', 'bob', 'yes'],
    ['j', 'bob', 'yes'],
  ])

  it('counts each rater by weight', () => {
    expect([...majorityVote(crowd, { raterWeights: [1, 3] })]).toEqual([0.25, 0.75, 0, 1])
  })

  it('calls all classes equal where no vote weighs anything', () => {
    expect([...majorityVote(crowd, { raterWeights: [1, 0] })]).toEqual([1, 0, 0.5, 0.5])
  })

  it.each([[[1]], [[1, -1]], [[1, Number.NaN]]])('refuses rater weights %j', (raterWeights) => {
    expect(() => majorityVote(crowd, { raterWeights })).toThrow(InvalidSampleError)
  })
})
