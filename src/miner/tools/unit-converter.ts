import * as z from 'zod'
import { convert, QUANTITIES, type Unit } from '../../models/mini-apps/unit-converter-quantities.ts'
import type { Tool } from './tool.ts'

interface ConversionTask {
  readonly amounts: readonly { readonly amount: number; readonly unit: string }[]
  readonly to: string
}

/** A unit, and the one that units of its kind are measured in. */
interface KnownUnit extends Unit {
  readonly base: string
}

const UNITS: readonly KnownUnit[] = QUANTITIES.flatMap(({ units }) => units.map((unit) => ({ ...unit, base: units[0]!.name })))
const unitOf = (name: string) => UNITS.find((unit) => unit.name === name)

/** Names of all units, in the plural. */
export const UNIT_NAMES: readonly string[] = [...new Set(UNITS.map(({ name }) => name))]

/** What units of one kind are measured in: those that fit together have the same. */
export const baseUnitOf = (name: string): string | undefined => unitOf(name)?.base

/** Amounts in other units, added up where there are several. */
export const unitConverter: Tool<ConversionTask, number> = {
  name: 'unit_converter',
  description: `Converts one amount, or the sum of several, to another unit. Units: ${UNIT_NAMES.join(', ')}.`,
  parameters: z.object({
    amounts: z
      .array(z.object({ amount: z.number(), unit: z.string() }))
      .min(1)
      .max(10),
    to: z.string(),
  }),
  async run({ amounts, to }) {
    const target = unitOf(to)
    const from = amounts.map(({ unit }) => unitOf(unit))
    const isOneKind = target !== undefined && from.every((unit) => unit?.base === target.base)
    const hasOneZero = amounts.length === 1 || from.every((unit) => unit?.shift === 0)
    if (!isOneKind || !hasOneZero) return undefined
    const value = amounts.reduce((sum, { amount }, at) => sum + convert(amount, from[at]!, target), 0)
    const text = [...new Set([...from, target])].map((unit) => `1 ${unit!.name} = ${unit!.factor} ${target.base}`).join('\n')
    const source = { source: 'BIPM SI brochure, 9th edition; NIST SP 811, appendix B', revision: '2019; 2008', licence: 'facts' }
    return { value: Number(value.toPrecision(9)), sources: [{ ...source, text }] }
  },
}
