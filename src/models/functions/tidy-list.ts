import type { Rng } from '../../core/rng.ts'
import type { BriefFamily } from '../brief.ts'
import { functionBrief, type Rule } from './function-brief.ts'

/** A function that tidies a list of numbers, step by step. */
export const tidyList: BriefFamily = {
  name: 'tidy-list',
  domain: 'code',
  kind: 'code',
  draw(rng, seed) {
    const things = rng.pick(['prices', 'scores', 'distances', 'weights', 'lengths', 'durations'])
    return functionBrief(
      {
        family: 'tidy-list',
        title: `A tidy list of ${things}`,
        name: rng.pick(['tidyList', 'cleaned', 'readyToShow', 'inOrder']),
        parameter: things,
        what: rng.pick([`tidies a list of ${things}`, `gets a list of ${things} ready to be shown`]),
        before: `let list = [...${things}]`,
        after: 'return list',
        rules: rulesOf(rng, things),
      },
      seed,
    )
  },
}

function rulesOf(rng: Rng, things: string): Rule[] {
  const least = rng.int(1, 9)
  const places = rng.int(1, 2)
  const unit = 10 ** places
  const most = rng.int(3, 6)
  return [
    {
      name: 'numbers only',
      words: 'Whatever is not a finite number is left out.',
      step: 'list = list.filter((value) => Number.isFinite(value))',
      calls: [{ with: [[11, 'x', 12]], gives: [11, 12] }],
      worse: [
        {
          family: 'contradict',
          words: 'Whatever is not a finite number becomes 10.',
          step: 'list = list.map((value) => (Number.isFinite(value) ? value : 10))',
        },
      ],
    },
    {
      name: 'lower limit',
      words: `${things} below ${least} are left out.`.replace(/^./, (letter) => letter.toUpperCase()),
      step: `list = list.filter((value) => !(value < ${least}))`,
      calls: [{ with: [[least - 1, least]], gives: [least] }],
      worse: [
        {
          family: 'contradict',
          words: `${things} of ${least} and below are left out.`.replace(/^./, (letter) => letter.toUpperCase()),
          step: `list = list.filter((value) => !(value <= ${least}))`,
        },
      ],
    },
    {
      name: 'rounding',
      words: `Each is rounded to ${places === 1 ? 'one decimal place' : 'two decimal places'}.`,
      step: `list = list.map((value) => Math.round(value * ${unit}) / ${unit})`,
      calls: [{ with: [[10.2666]], gives: [places === 1 ? 10.3 : 10.27] }],
      worse: [
        {
          family: 'contradict',
          words: `Each is rounded down to ${places === 1 ? 'one decimal place' : 'two decimal places'}.`,
          step: `list = list.map((value) => Math.floor(value * ${unit}) / ${unit})`,
        },
      ],
    },
    {
      name: 'each once',
      words: 'Equal ones are kept once.',
      step: 'list = [...new Set(list)]',
      calls: [{ with: [[12, 12, 15]], gives: [12, 15] }],
      worse: [
        {
          family: 'contradict',
          words: 'Those that come more than once are left out.',
          step: 'list = list.filter((value) => list.indexOf(value) === list.lastIndexOf(value))',
        },
      ],
    },
    {
      name: 'order',
      words: 'They come in ascending order of size.',
      step: 'list.sort((a, b) => a - b)',
      calls: [{ with: [[100, 20]], gives: [20, 100] }],
      worse: [{ family: 'weaken', words: 'They come in the order in which a dictionary would have them.', step: 'list.sort()' }],
    },
    {
      name: 'upper limit',
      words: `No more than the first ${most} are given back.`,
      step: `list = list.slice(0, ${most})`,
      calls: [{ with: [Array.from({ length: most + 2 }, (_, n) => 20 + n)], gives: Array.from({ length: most }, (_, n) => 20 + n) }],
      worse: [
        { family: 'contradict', words: `No more than the first ${most + 1} are given back.`, step: `list = list.slice(0, ${most + 1})` },
      ],
    },
  ]
}
