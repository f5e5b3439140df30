import { describe, expect, it } from 'vitest'
import { createSimulatedClock } from '../../core/clock.ts'
import { ModelBudgetError } from '../errors.ts'
import { reserveCall } from './day-budget.ts'
import { createMemoryCallLog } from './memory-call-log.ts'
import { parseModelsConfig } from './models-config.ts'

const NOON = Date.UTC(2026, 0, 5, 12)
const pool = [{ name: 'a', baseUrl: 'http://host/v1', model: 'm', usdPerMillion: { prompt: 1, completion: 2 } }]
const budget = (limits: object, log = createMemoryCallLog(), clock = createSimulatedClock(NOON)) => ({
  config: parseModelsConfig(JSON.stringify({ pool, ...limits }), 'test'),
  log,
  clock,
})
const call = { model: 'a', purpose: 'answer', promptTokens: 400, completionTokens: 600, costUsd: 0.25 }
const used = { promptTokens: 100, completionTokens: 200, costUsd: 0.1, ms: 5, outcome: 'answered' }

describe('the budget of a day', () => {
  it('counts a call at its most before it is made, and at what it used afterwards', async () => {
    const deps = budget({ tokensPerDay: 2000 })
    const first = await reserveCall(deps, call)
    await reserveCall(deps, call)
    await expect(reserveCall(deps, call)).rejects.toThrow('expected to stay within 2000 tokens a day, got 3000 tokens with this call')
    await first.settle(used)
    await expect(reserveCall(deps, { ...call, completionTokens: 300 })).resolves.toBeDefined()
    expect(await deps.log.sum(0)).toMatchObject({ tokens: 300 + 1000 + 700 })
  })

  it('stops at dollars too', async () => {
    const deps = budget({ budgetUsdPerDay: 0.5 })
    await reserveCall(deps, call)
    await reserveCall(deps, call)
    await expect(reserveCall(deps, call)).rejects.toThrow('expected to stay within $0.5 a day, got $0.7500 with this call')
  })

  it('is a new one at midnight in UTC, as the error says', async () => {
    const deps = budget({ tokensPerDay: 1000 })
    await reserveCall(deps, call)
    const refusal = await reserveCall(deps, call).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(ModelBudgetError)
    expect(refusal).toMatchObject({ retryable: true, untilMs: Date.UTC(2026, 0, 6) })
    deps.clock.advance(12 * 3600_000)
    await expect(reserveCall(deps, call)).resolves.toBeDefined()
  })

  it('leaves no trace of a call that does not fit', async () => {
    const log = createMemoryCallLog()
    const deps = budget({ tokensPerDay: 1000 }, log)
    await reserveCall(deps, call)
    await expect(reserveCall(deps, call)).rejects.toThrow(ModelBudgetError)
    expect(log.calls).toHaveLength(1)
  })

  it('is never overspent by many that come at the same time', async () => {
    const log = createMemoryCallLog()
    const deps = budget({ tokensPerDay: 3000 }, log)
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => reserveCall(deps, call)))
    expect(results.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(3)
    expect((await log.sum(0)).tokens).toBeLessThanOrEqual(3000)
  })

  it('of nothing lets nothing through', async () => {
    await expect(reserveCall(budget({ tokensPerDay: 0 }), call)).rejects.toThrow(ModelBudgetError)
  })
})
