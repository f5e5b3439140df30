import type { Rng } from '../../core/rng.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { populationsActions } from './populations-actions.ts'
import { type Populations, readingsOf } from './populations-subjects.ts'
import { dressed, told } from './simulation-palettes.ts'

/** What a model of populations is asked for: six things to see, eight to do. */
export function populationsRequirements(rng: Rng, populations: Populations): Requirement[] {
  return [
    colours(rng, populations),
    filledLine(rng, populations),
    scale(rng),
    timeLabel(populations),
    most(rng, populations),
    together(rng, populations),
    ...populationsActions(rng, populations),
  ]
}

const seen = (colour: string) => ({ see: 'share', of: 'canvas', colour }) as const

function colours(rng: Rng, { palette, subject }: Populations): Requirement {
  const { first, second, ground } = palette
  const [one, other] = [subject.first.toLowerCase(), subject.second.toLowerCase()]
  const painted = (script: string): Fragment => ({ css: dressed(palette), script: `ground = '${ground.hex}'; ${script}` })
  return {
    name: 'lines',
    kind: 'feature',
    essential: true,
    words: rng.pick([
      `On ${told(ground)}, a ${told(first)} line shows "${one}" and a ${told(second)} one "${other}".`,
      `Two lines on ${told(ground)}: ${told(first)} for "${one}", ${told(second)} for "${other}".`,
    ]),
    check: {
      kind: 'page',
      steps: [
        { do: 'wait', ms: 5000 },
        { do: 'look', as: 'one', at: seen(first.hex) },
        { do: 'look', as: 'other', at: seen(second.hex) },
        { do: 'look', as: 'ground', at: seen(ground.hex) },
      ],
      expect: [
        { that: { of: 'one' }, is: 'at-least', to: 0.001 },
        { that: { of: 'other' }, is: 'at-least', to: 0.001 },
        { that: { of: 'ground' }, is: 'at-least', to: 0.3 },
      ],
    },
    built: painted(`lines = ['${first.hex}', '${second.hex}']`),
    worse: [
      {
        family: 'weaken',
        words: `On ${told(ground)}, a ${told(first)} line shows "${one}"; "${other}" needs none.`,
        built: painted(`lines = ['${first.hex}']`),
      },
      { family: 'style', words: 'Both lines are grey and look the same.', built: painted(`lines = ['#8d8d8d', '#8d8d8d']`) },
    ],
  }
}

function filledLine(rng: Rng, { palette, subject }: Populations): Requirement {
  const { third } = palette
  const one = subject.first.toLowerCase()
  const area = (top: string, colour = third.hex): Fragment => ({
    script: `under.push(() => {
  line(1)
  ${top}
  pen.fillStyle = '${colour}'
  pen.fill()
})`,
  })
  const below = 'pen.lineTo(across(time), up(0)); pen.lineTo(across(past[0][0]), up(0))'
  return {
    name: 'filled line',
    kind: 'feature',
    words: rng.pick([
      `The area between the line of "${one}" and the bottom is filled with ${told(third)}.`,
      `Below the line for "${one}" everything is ${told(third)}, down to the bottom of the chart.`,
    ]),
    check: {
      kind: 'page',
      steps: [
        { do: 'wait', ms: 6000 },
        { do: 'look', as: 'area', at: seen(third.hex) },
      ],
      expect: [{ that: { of: 'area' }, is: 'at-least', to: 0.03 }],
    },
    built: area(below),
    worse: [
      {
        family: 'weaken',
        words: `A ${told(third)} dot marks the end of the line of "${one}".`,
        built: area('pen.beginPath(); pen.arc(across(time), up(x), 7, 0, 7)'),
      },
      { family: 'style', words: `The area below the line of "${one}" is filled with a faint grey.`, built: area(below, '#88888822') },
    ],
  }
}

function scale(rng: Rng): Requirement {
  const numbers = (count: number): Fragment => ({
    frame: `pen.font = '12px system-ui'
pen.textAlign = 'right'
pen.fillStyle = getComputedStyle(document.body).color
for (let n = 0; n < ${count}; n++) pen.fillText(String(Math.round(high * n / 4)), 40, up(high * n / 4) + 4)`,
  })
  return {
    name: 'scale',
    kind: 'feature',
    words: rng.pick([
      'Along the left edge, at least five numbers from 0 upwards give the scale.',
      'The vertical axis has a scale with 0 at the bottom and four or more numbers above it.',
    ]),
    check: {
      kind: 'page',
      steps: [
        { do: 'wait', ms: 1000 },
        { do: 'look', as: 'texts', at: { see: 'written' } },
      ],
      expect: [
        { that: { of: 'texts' }, is: 'containing', to: ['0'] },
        { that: { of: 'texts', pick: 'length' }, is: 'at-least', to: 5 },
      ],
    },
    built: numbers(5),
    worse: [{ family: 'weaken', words: 'At the lower left corner stands a 0.', built: numbers(1) }],
  }
}

function timeLabel({ subject }: Populations): Requirement {
  const label = (text: string): Fragment => ({
    css: '#axis { position: absolute; right: 20px; bottom: 16px; font-size: 12px; padding: 0 5px; background: var(--back) }',
    stage: `<span id="axis">${text}</span>`,
  })
  const right = `Time in ${subject.unit.toLowerCase()}s`
  return {
    name: 'axis label',
    kind: 'feature',
    words: `The horizontal axis is labelled "${right}".`,
    check: {
      kind: 'page',
      steps: [{ do: 'look', as: 'page', at: { see: 'text', of: 'body' } }],
      expect: [{ that: { of: 'page' }, is: 'containing', to: right }],
    },
    built: label(right),
    worse: [
      { family: 'contradict', words: 'The horizontal axis is labelled "Time in minutes".', built: label('Time in minutes') },
      { family: 'weaken', words: 'The horizontal axis is labelled "t".', built: label('t') },
    ],
  }
}

function most(rng: Rng, { subject }: Populations): Requirement {
  const name = `Most ${subject.second.toLowerCase()}`
  const record = (frame: string): Fragment => ({
    bar: `<span class="fact" id="most">${name}: 0</span>`,
    script: 'let record = 0',
    frame: `${frame}\nfind('#most').textContent = '${name}: ' + record`,
  })
  const number = { see: 'number', of: `text=/${name}: \\d/` } as const
  const now = { see: 'number', of: readingsOf(subject).second } as const
  return {
    name: 'record',
    kind: 'feature',
    words: rng.pick([
      `A line "${name}: ..." keeps the largest number of that kind so far.`,
      `It remembers the record, as in "${name}: 87", which never falls.`,
    ]),
    check: {
      kind: 'page',
      steps: [
        { do: 'look', as: 'start', at: number },
        { do: 'wait', ms: 2000 },
        { do: 'look', as: 'early', at: number },
        { do: 'look', as: 'now', at: now },
        { do: 'wait', ms: 4000 },
        { do: 'look', as: 'later', at: number },
        { do: 'look', as: 'last', at: now },
      ],
      expect: [
        { that: { of: 'start' }, is: 'at-least', to: 1 },
        { that: { of: 'early' }, is: 'at-least', to: { of: 'now' } },
        { that: { of: 'later' }, is: 'at-least', to: { of: 'last' } },
        { that: { of: 'later' }, is: 'at-least', to: { of: 'early' } },
        { that: { of: 'later' }, is: 'more', to: { of: 'start' } },
      ],
    },
    built: record('record = Math.max(record, told()[1])'),
    worse: [
      { family: 'weaken', words: `A line "${name}: ..." says the number at the start.`, built: record('record = record || told()[1]') },
      {
        family: 'contradict',
        words: `A line "${name}: ..." keeps the smallest number of that kind so far.`,
        built: record('record = Math.min(record || 1e9, told()[1])'),
      },
    ],
  }
}

function together(rng: Rng, { subject }: Populations): Requirement {
  const sum = (number: string): Fragment => ({
    bar: '<span class="fact" id="together"></span>',
    frame: `find('#together').textContent = 'Together: ' + (${number})`,
  })
  const steps = (when: 'early' | 'later') =>
    [
      { do: 'look', as: `${when}Both`, at: { see: 'number', of: 'text=/Together: -?\\d/' } },
      { do: 'look', as: `${when}List`, at: { see: 'numbers', of: `text=/^(${subject.first}|${subject.second}): \\d/` } },
    ] as const
  return {
    name: 'sum',
    kind: 'feature',
    words: rng.pick([
      'A line "Together: ..." gives the sum of both numbers at any time.',
      'Below, "Together: 260" and so on: what both numbers add up to.',
    ]),
    check: {
      kind: 'page',
      steps: [...steps('early'), { do: 'wait', ms: 3000 }, ...steps('later')],
      expect: [
        { that: { of: 'earlyBoth' }, is: 'equal', to: { of: 'earlyList', pick: 'sum' }, within: 1 },
        { that: { of: 'laterBoth' }, is: 'equal', to: { of: 'laterList', pick: 'sum' }, within: 1 },
      ],
    },
    built: sum('told()[0] + told()[1]'),
    worse: [
      { family: 'contradict', words: 'A line "Together: ..." gives the difference of both numbers.', built: sum('told()[0] - told()[1]') },
      {
        family: 'robustness',
        words: 'A line "Together: ..." gives the sum of both numbers at the start.',
        built: sum('first[0] + first[1]'),
      },
    ],
  }
}
