import type { Rng } from '../../../core/rng.ts'
import { numberSteps } from './number-steps.ts'
import type { Json, Program } from './program.ts'
import type { Step, StepKit } from './step.ts'
import { wordSteps } from './word-steps.ts'

const NAMES = [
  'digest',
  'distil',
  'evaluate',
  'process',
  'reduceList',
  'report',
  'summary',
  'tally',
  'transform',
  'workOut',
  'condense',
  'survey',
]

/** A program on a list of numbers or words, of so many steps before its end: millions of different ones. @param steps at least 1 */
export function drawProgram(rng: Rng, steps: number): Program {
  return rng.next() < 0.5 ? compose(rng, numberSteps, steps) : compose(rng, wordSteps, steps)
}

function compose<Item extends Json>(rng: Rng, kit: StepKit<Item>, count: number): Program {
  const name = rng.pick(NAMES)
  const filterAt = rng.int(0, count - 1)
  const steps: Step<Item>[] = []
  while (steps.length < count) {
    const step = steps.length === filterAt ? kit.filter(rng) : kit.map(rng)
    if (step.words !== steps.at(-1)?.words) steps.push(step)
  }
  const ending = kit.ending(rng)
  const { parameter } = kit
  const body = [
    'const kept = []',
    `for (let i = 0; i < ${parameter}.length; i++) {`,
    `  let item = ${parameter}[i]`,
    ...steps.map(({ looped }) => `  ${looped}`),
    '  kept.push(item)',
    '}',
    ...ending.statements,
  ]
  const chain = [`const kept = ${parameter}`, ...steps.map(({ chained }) => `  ${chained}`)]
  return {
    subtopic: `lists of ${parameter}`,
    name,
    signature: `${name}(${parameter})`,
    takes: kit.takes,
    does: steps.map(({ words }) => words),
    gives: ending.words,
    code: wrap(name, parameter, body),
    other: wrap(name, parameter, [...chain, `return ${ending.expression}`]),
    draw: (from) => kit.draw(from),
    edges: [[]],
    run: (argument) => ending.run(steps.reduce<readonly Item[]>((items, step) => step.run(items), argument as Json[] as Item[])), // what draw gives
  }
}

function wrap(name: string, parameter: string, body: readonly string[]): string {
  return [`function ${name}(${parameter}) {`, ...body.map((line) => `  ${line}`), '}'].join('\n')
}
