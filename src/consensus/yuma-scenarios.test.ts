import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Arithmetic } from './arithmetic.ts'
import { runEpoch } from './run-epoch.ts'
import { type SparseRow, storedRows } from './stored-matrix.ts'
import { anEpochInput } from './testing.ts'

interface Span<T> {
  readonly from_epoch: number
  readonly to_epoch: number
  readonly value: T
}
interface Scenario {
  readonly name: string
  /** One row per validator, one share per server. */
  readonly weights: readonly Span<readonly (readonly number[])[]>[]
  readonly stakes: readonly Span<readonly number[]>[]
  readonly reset: { readonly epoch: number; readonly server_index: number } | null
  readonly total_dividends: Record<'yuma3' | 'yuma3_liquid', { readonly chain_fixed_point: readonly number[] }>
}

const at = <T>(spans: readonly Span<T>[], epoch: number) => spans.find((span) => span.from_epoch <= epoch && epoch <= span.to_epoch)!.value

/** What each validator earns in 40 epochs, an epoch's dividends counting 1. */
function totalDividends({ weights, stakes, reset }: Scenario, liquidAlpha: boolean, arithmetic: Arithmetic): number[] {
  const validators = at(stakes, 0).length
  const n = validators + at(weights, 0)[0]!.length
  let bonds: readonly SparseRow[] = []
  const totals = new Array<number>(validators).fill(0)
  for (let epoch = 0; epoch < 40; epoch++) {
    if (reset?.epoch === epoch) bonds = bonds.map((row) => row.filter(([uid]) => uid !== validators + reset.server_index))
    const rows = at(weights, epoch).map((row) => {
      const max = Math.max(...row)
      return row.map((share, server) => [validators + server, Math.round((share / max) * 65_535)] as const)
    })
    const output = runEpoch(
      anEpochInput({
        n,
        stake: at(stakes, epoch).map((share) => BigInt(Math.round(share * 1e12))),
        validatorPermits: rows.map(() => true),
        lastUpdate: rows.map(() => 999),
        registeredAt: [],
        maxAllowedValidators: validators,
        bondsPenalty: 0,
        bondsMovingAverage: 975_000,
        alphaLow: 6554,
        alphaHigh: 19_661,
        liquidAlpha,
        weights: rows,
        bonds,
      }),
      arithmetic,
    )
    bonds = storedRows(output.bonds)
    for (let uid = 0; uid < validators; uid++) totals[uid]! += output.dividends[uid]! / 65_535
  }
  return totals
}

const path = new URL('../../../shared/oracles/yuma-vectors.json', import.meta.url)
const cases = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as { cases: { id: string; cases: unknown[] }[] }).cases : []
const scenarios = (cases.find(({ id }) => id === 'yuma_simulation_18_cases')?.cases ?? []) as Scenario[]

describe.skipIf(scenarios.length === 0)('Yuma 3 over 40 epochs (skipped where ../shared is missing)', () => {
  it.each(scenarios)('$name', (scenario) => {
    for (const [liquid, model] of [
      [false, 'yuma3'],
      [true, 'yuma3_liquid'],
    ] as const) {
      const want = scenario.total_dividends[model].chain_fixed_point
      // The published totals have four decimals; in fast mode each epoch may differ by one u16 unit.
      const exact = totalDividends(scenario, liquid, 'exact')
      const fast = totalDividends(scenario, liquid, 'fast')
      for (const [uid, total] of want.entries()) {
        expect(Math.abs(exact[uid]! - total)).toBeLessThan(6e-5)
        expect(Math.abs(fast[uid]! - total)).toBeLessThan(40 / 65_535 + 6e-5)
      }
    }
  })
})
