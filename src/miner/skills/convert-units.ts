import { calculator } from '../tools/calculator.ts'
import type { ToolUse } from '../tools/tool-use.ts'
import { baseUnitOf, UNIT_NAMES, unitConverter } from '../tools/unit-converter.ts'
import { answer, ask, type Skill } from './skill.ts'

const NAMES = UNIT_NAMES.filter((name) => name !== 'degrees' && name !== 'turns' && name !== 'cables').toSorted(
  (a, b) => b.length - a.length,
)
const byPlain = new Map(NAMES.map((name) => [name.toLowerCase(), name]))
const UNIT = new RegExp(`(?:(-?\\d+(?:\\.\\d+)?) )?\\b(${[...byPlain.keys()].join('|')})\\b`, 'g')

interface Amount {
  readonly amount: number
  readonly unit: string
}

/** Amounts in other units, and how far something gets at a speed. */
export const convertUnits: Skill = {
  name: 'units',
  async attempt({ plain, turns }, tools) {
    const said = [...plain.matchAll(UNIT)].map(([, amount, unit]) => ({
      amount: amount === undefined ? undefined : Number(amount),
      unit: byPlain.get(unit!)!,
    }))
    const amounts = said.flatMap(({ amount, unit }): Amount[] => (amount === undefined ? [] : [{ amount, unit }]))
    const open = said.filter(({ amount }) => amount === undefined).map(({ unit }) => unit)
    const speed = amounts.find(({ unit }) => baseUnitOf(unit) === 'metres per second')
    const to = speed && /cover|keeps up/.test(plain) ? open.find((unit) => baseUnitOf(unit) === 'metres') : targetOf(plain, open)
    if (to === undefined) return undefined
    const mayAsk = tools.tools.length > 0 && turns < 3
    if (speed && baseUnitOf(to) === 'metres') {
      const time = amounts.find(({ unit }) => baseUnitOf(unit) === 'seconds')
      if (!time) return mayAsk ? ask('For how long does it do so: what is the time, the duration in hours or minutes?') : undefined
      return covered(speed, time, to, tools)
    }
    const fitting = amounts.filter(({ unit }) => baseUnitOf(unit) === baseUnitOf(to))
    if (fitting.length === 0)
      return mayAsk && /\binto\b|how can|put/.test(plain)
        ? ask('How many is it, exactly: what amount do you have, which number?')
        : undefined
    const value = await tools.use(unitConverter, { amounts: fitting, to })
    return value === undefined ? undefined : answer(`${digits(value)} ${to}`)
  },
}

/** "in X" or "into X", else the first that stands without an amount. */
function targetOf(plain: string, open: readonly string[]): string | undefined {
  const after = [...plain.matchAll(new RegExp(`\\b(?:in|into|to) (${[...byPlain.keys()].join('|')})\\b`, 'g'))].at(-1)?.[1]
  const named = after === undefined ? undefined : byPlain.get(after)
  return named !== undefined && open.includes(named)
    ? /\bin (?:.*) into\b/.test(plain)
      ? named
      : open.length > 1
        ? named
        : open[0]
    : open[0]
}

async function covered(speed: Amount, time: Amount, to: string, tools: ToolUse) {
  const perSecond = await tools.use(unitConverter, { amounts: [speed], to: 'metres per second' })
  const seconds = await tools.use(unitConverter, { amounts: [time], to: 'seconds' })
  if (perSecond === undefined || seconds === undefined) return undefined
  const metres = await tools.use(calculator, { expression: `${perSecond} * ${seconds}` })
  const value = metres === undefined ? undefined : await tools.use(unitConverter, { amounts: [{ amount: metres, unit: 'metres' }], to })
  return value === undefined ? undefined : answer(`${digits(value)} ${to}`)
}

const digits = (value: number) => String(Number(value.toPrecision(8)))
