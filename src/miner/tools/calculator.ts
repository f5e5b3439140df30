import * as z from 'zod'
import { parseExpression } from '../../mechanisms/prompting/verifiers/expression.ts'
import type { Tool } from './tool.ts'

/** Reckons. What it is given is read by a grammar, never run. */
export const calculator: Tool<{ expression: string }, number> = {
  name: 'calculator',
  description: 'Works out a formula without variables: + - * / ^, brackets, sqrt, sin, cos, tan, exp, ln, abs, pi, e.',
  parameters: z.object({ expression: z.string().max(400) }),
  async run({ expression }) {
    const parsed = parseExpression(expression)
    if (!parsed || parsed.usesVariable) return undefined
    const value = parsed.at(0)
    return value === undefined ? undefined : { value: Number(value.toPrecision(15)), sources: [] }
  },
}
