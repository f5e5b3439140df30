import * as z from 'zod'
import type { Verdict } from '../task-type.ts'
import { equivalent } from '../verifiers/equivalent.ts'
import { type Expression, parseExpression } from '../verifiers/expression.ts'
import { finalNumber } from '../verifiers/final-number.ts'
import { finalResult } from '../verifiers/final-result.ts'
import { isNearMiss, NEAR_MISS_WORTH } from '../verifiers/near-miss.ts'
import { readNumbers } from '../verifiers/read-number.ts'
import { verdict } from '../verifiers/verdict.ts'

/** What a problem asks for. */
export const Sought = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('number'),
    value: z.number(),
    slack: z.number().describe('how far a right answer may be off'),
    isMeasured: z.boolean().describe('a quantity, of which something near is worth something; not a count'),
  }),
  z.object({
    kind: z.literal('formula'),
    formula: z.string(),
    variable: z.string(),
    isExpanded: z.boolean().describe('must have no brackets'),
  }),
])
export type Sought = z.infer<typeof Sought>

/** No formula here is longer: what is tried as one costs little. */
const MOST_CHARACTERS = 400

/** Whether the result of an answer is the one that is sought: numbers by value, formulas by what they are at many points. */
export function verifyResult(query: string, sought: Sought, answer: string): Verdict {
  return sought.kind === 'number' ? verifyNumber(query, sought, answer) : verifyFormula(sought, answer)
}

function verifyNumber(query: string, { value, slack, isMeasured }: Extract<Sought, { kind: 'number' }>, answer: string): Verdict {
  const known = readNumbers(query).map((number) => number.value)
  const found = finalNumber(answer, known)
  if (found === undefined) return verdict(0, `gives no result, or more than one; ${value} is right`)
  if (Math.abs(found - value) <= slack) return verdict(1, `${found} is right`)
  if (isMeasured && isNearMiss(found, value)) return verdict(NEAR_MISS_WORTH, `${found} is near ${value}, which is right`)
  return verdict(0, `${found} is wrong; ${value} is right`, { contradicts: true })
}

function verifyFormula({ formula, variable, isExpanded }: Extract<Sought, { kind: 'formula' }>, answer: string): Verdict {
  const parsed = new Map<string, Expression>()
  const read = (statement: string) => {
    const expression = formulaOf(statement, variable)
    if (!expression) return undefined
    const signature = [0.3, 1.7, -2.2].map((x) => expression.at(x)?.toPrecision(9)).join(' ')
    parsed.set(signature, expression)
    return signature
  }
  const result = finalResult(answer, read, (statement) => formulaOf(statement, variable) !== undefined)
  const found = result === undefined ? undefined : parsed.get(result)
  if (!found) return verdict(0, `gives no formula, or more than one; ${formula} is right`)
  if (!equivalent(found, parseExpression(formula, variable)!))
    return verdict(0, `is another function; ${formula} is right`, { contradicts: true })
  if (isExpanded && found.usesBrackets) return verdict(0, `is not written as a sum; ${formula} is`)
  return verdict(1, 'is right')
}

/** The longest formula that a statement ends in. */
function formulaOf(statement: string, variable: string): Expression | undefined {
  const last = statement
    .replace(/\\boxed\{(.*)\}/, '$1')
    .replace(/[\s.,]+$/, '')
    .split(/[=:]/)
    .at(-1)!
    .trim()
  if (last.length > MOST_CHARACTERS) return undefined
  for (const { index } of last.matchAll(/(?<!\S)\S/g)) {
    const expression = parseExpression(last.slice(index), variable)
    if (expression) return expression.usesVariable ? expression : undefined
  }
  return undefined
}
