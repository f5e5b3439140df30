import { describe, expect, it } from 'vitest'
import { createSimulatedClock } from '../core/clock.ts'
import { ModelBudgetError } from '../models/errors.ts'
import { pauseAfterFailures } from './pause-after-failures.ts'

/** A turn that fails as it is told, and when it was really taken. */
function aTurn() {
  const clock = createSimulatedClock(0)
  const taken: number[] = []
  const state: { error: Error | undefined; succeeds: boolean } = { error: new Error('out of order'), succeeds: false }
  const turn = pauseAfterFailures(clock, async (succeeded) => {
    taken.push(clock.now())
    if (state.succeeds) succeeded()
    if (state.error) throw state.error
  })
  /** One turn a second. @returns what the turns threw */
  async function pass(seconds: number): Promise<unknown[]> {
    const thrown: unknown[] = []
    for (let second = 0; second < seconds; second++) {
      thrown.push(
        await turn().then(
          () => undefined,
          (error: unknown) => error,
        ),
      )
      clock.advance(1000)
    }
    return thrown
  }
  return { taken, state, pass }
}

describe('pauses after failures', () => {
  it('double from 5 s to 10 min, and every turn in them tells the trouble', async () => {
    const { taken, state, pass } = aTurn()
    expect(new Set(await pass(3000))).toEqual(new Set([state.error]))
    expect(taken.map((ms) => ms / 1000)).toEqual([0, 5, 15, 35, 75, 155, 315, 635, 1235, 1835, 2435])
  })

  it('are over with the first turn that does not fail, and long as before until something succeeds', async () => {
    const { taken, state, pass } = aTurn()
    await pass(15)
    Object.assign(state, { error: undefined })
    expect(await pass(3)).toEqual([undefined, undefined, undefined])
    Object.assign(state, { error: new Error('again') })
    await pass(20)
    expect(taken.map((ms) => ms / 1000)).toEqual([0, 5, 15, 16, 17, 18])
    Object.assign(state, { succeeds: true })
    await pass(6)
    expect(taken.map((ms) => ms / 1000).slice(6)).toEqual([38, 43])
  })

  it('last until the next day where the budget is used up', async () => {
    const { taken, state, pass } = aTurn()
    state.error = new ModelBudgetError({ spent: '2 tokens', limit: '1 token', untilMs: 900_000 })
    await pass(901)
    expect(taken).toEqual([0, 900_000])
  })
})
