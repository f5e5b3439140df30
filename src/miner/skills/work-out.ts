import { digitsForWords } from '../../mechanisms/prompting/verifiers/digits-for-words.ts'
import { algebra } from '../tools/algebra.ts'
import { calculator } from '../tools/calculator.ts'
import type { ToolUse } from '../tools/tool-use.ts'
import { wholeNumbers } from '../tools/whole-numbers.ts'
import { answer, type Skill, type SkillResult } from './skill.ts'

/** Formulas as they stand in prose: signs, digits, brackets and single letters. */
const FORMULA =
  /(?<![\p{L}\p{N}])[-(]*(?:\d+(?:\.\d+)?[a-z]?|[a-z](?![\p{L}'’]))(?:\^\d+)?[\s]*(?:[-+*/^×·÷=()]\s*|\s*(?=\())(?:[-+*/^×·÷=().\s]|\d|[a-z](?![\p{L}'’]))*(?:[\d)]|[a-z](?![\p{L}'’]))/giu

/** Formulas that are asked about stand in short texts. */
const LONGEST = 2000

/** Calculations, shares, sequences, equations, formulas and whole numbers. */
export const workOut: Skill = {
  name: 'mathematics',
  async attempt({ text, plain }, tools) {
    const numbers = [...digitsForWords(text).matchAll(/-?\d+(?:\.\d+)?/g)].map(([digits]) => Number(digits))
    const [a, b] = numbers
    if (/greatest common|highest common|top common/.test(plain) && a && b)
      return numberAnswer(await tools.use(wholeNumbers, { operation: 'greatest common divisor', of: [a, b] }))
    if (/least common|common multiple|lowest common/.test(plain) && a && b)
      return numberAnswer(await tools.use(wholeNumbers, { operation: 'least common multiple', of: [a, b] }))
    const power = /(\d+)\^(\d+) (?:is )?divided by (\d+)/.exec(plain)
    if (power) return numberAnswer(await tools.use(wholeNumbers, { operation: 'remainder of a power', of: power.slice(1).map(Number) }))
    const divisors = /(?:whole )?(?:numbers|figures) \w+ 1 to (\d+) divide/.exec(plain)
    if (divisors) return numberAnswer(await tools.use(wholeNumbers, { operation: 'count of divisors', of: [Number(divisors[1])] }))
    const reckoned = sequenceTerm(plain) ?? changedPrice(plain) ?? shareOf(plain) ?? spokenFormula(digitsForWords(plain))
    if (reckoned) return numberAnswer(await tools.use(calculator, { expression: reckoned }))
    return withFormula(text, plain, tools)
  },
}

async function withFormula(text: string, plain: string, tools: ToolUse): Promise<SkillResult | undefined> {
  const formula = [...text.slice(0, LONGEST).matchAll(FORMULA)]
    .map(([found]) => found.trim())
    .filter((found) => /\d/.test(found))
    .sort((one, other) => other.length - one.length)[0]
  if (!formula) return undefined
  const variable = /[a-z]/i.exec(formula)?.[0].toLowerCase()
  const plainFormula = formula.toLowerCase()
  if (variable === undefined) return numberAnswer(await tools.use(calculator, { expression: plainFormula }))
  if (formula.includes('=')) {
    const found = await tools.use(algebra, { task: 'solve', formula: plainFormula, variable })
    const root = /small/.test(plain) ? found?.solutions[0] : found?.solutions.at(-1)
    return root === undefined ? undefined : answer(`The answer is ${root}.`)
  }
  const task = /derivative|differentiate/.test(plain) ? 'differentiate' : 'expand'
  const found = await tools.use(algebra, { task, formula: plainFormula, variable })
  return found && answer(`The answer is ${found.formula}`)
}

/** A term of a sequence whose rule is told, by its formula. */
function sequenceTerm(plain: string): string | undefined {
  const start = /sequence (?:begins|starts|begin|start) \w+ (-?\d+)/.exec(plain)?.[1]
  const place = /term (?:number|figure|no\.?)? ?(\d+)(?! less| more)\W*(?:$|[^\d]*$)/m.exec(
    plain.replace(/term number n\b.*?added/s, ''),
  )?.[1]
  if (!start || !place) return undefined
  const step = /is (\d+) (more|less|fewer) than/.exec(plain)
  if (step) return `${start} ${step[2] === 'more' ? '+' : '-'} ${step[1]} * (${place} - 1)`
  const grown = /is (\d+) times (?:\w+ )?(?:one )?before,? plus (\d+)/.exec(plain)
  if (grown) return `(${start} + ${grown[2]} / (${grown[1]} - 1)) * ${grown[1]}^(${place} - 1) - ${grown[2]} / (${grown[1]} - 1)`
  const added = /(\d+) times n (?:is )?added/.exec(plain)?.[1]
  return added && `${start} + ${added} * (${place} * (${place} + 1) / 2 - 1)`
}

/** A price after some changes. */
function changedPrice(plain: string): string | undefined {
  const price = /\bis (\d+(?:\.\d+)?) and goe?s?\b|\b(\d+(?:\.\d+)?) and goe?s? (?:up|down)/.exec(plain)
  const changes = [...plain.matchAll(/(up|down) by (\d+(?:\.\d+)?) ?(?:%|percent)/g)]
  if (!price || changes.length === 0) return undefined
  return changes.reduce(
    (formula, [, way, percent]) => `${formula} * (1 ${way === 'up' ? '+' : '-'} ${percent} / 100)`,
    price[1] ?? price[2]!,
  )
}

function shareOf(plain: string): string | undefined {
  const [, percent, whole] = /(\d+(?:\.\d+)?) ?(?:%|percent) of (\d+(?:\.\d+)?)/.exec(plain) ?? []
  return percent && whole && `${percent} / 100 * ${whole}`
}

const SIGNS: Readonly<Record<string, string>> = { plus: '+', minus: '-', times: '*', x: '*', 'multiplied by': '*', 'divided by': '/' }
const SPOKEN =
  /^(?:(?:what|how much) is|calculate|compute|work out)? ?(-?\d+(?:\.\d+)?(?: (?:plus|minus|times|x|multiplied by|divided by) -?\d+(?:\.\d+)?){1,9})\W*$/

/** "17 times 23" with signs, where nothing else is said. */
function spokenFormula(plain: string): string | undefined {
  return SPOKEN.exec(plain)?.[1]?.replace(/[a-z]+(?: by)?/g, (word) => SIGNS[word] ?? word)
}

function numberAnswer(value: number | undefined): SkillResult | undefined {
  return value === undefined ? undefined : answer(`The answer is ${Number(value.toPrecision(12))}.`)
}
