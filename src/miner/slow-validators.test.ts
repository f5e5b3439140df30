import { describe, expect, it } from 'vitest'
import { MinerSettings } from '../protocol/miner-settings.ts'
import { getCursor } from '../store/cursors.ts'
import { listLiveLeases } from '../store/held-leases.ts'
import { writeMinerSettings } from '../store/miner-settings.ts'
import { openTestStores } from '../store/testing.ts'
import { createSteps } from './create-steps.ts'
import { leasePool } from './lease-work.ts'
import type { Miner } from './miner.ts'
import { submitJudgment } from './submit-judgment.ts'
import { aJudgment, aLease, aMiner, aResult, seatOf } from './testing.ts'
import { createValidatorClient, type ValidatorClient } from './validator-client.ts'
import { createWorkQueue } from './work-queue.ts'

const stores = await openTestStores()
/** Longer than a step, or a worker, waits for one validator; much shorter than the 10 s that one may take. */
const NO_WAIT_MS = 5_000

async function msOf(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await run()
  return performance.now() - start
}

describe.each(stores)('a miner one of whose validators hangs on $name', ({ db }) => {
  /** The first validator hangs in one kind of call until it is let go. */
  const aHanging = async (kind: 'submit' | 'release' | 'results' | 'lease') => {
    const setting = await aMiner(db)
    const { miner, validators, clock } = setting
    const [validator, other] = validators
    await writeMinerSettings(db, miner.hotkey, MinerSettings.parse({ editSeconds: 10 }))
    const { promise: free, resolve: letGo } = Promise.withResolvers<void>()
    const [first, ...others] = await miner.validators()
    let calls = 0
    const slow: ValidatorClient = {
      ...first!,
      [kind]: async (...args: unknown[]) => {
        calls++
        await free
        return (first![kind] as (...args: unknown[]) => Promise<unknown>)(...args)
      },
    }
    const hanging: Miner = { ...miner, validators: async () => [slow, ...others] }
    const queue = createWorkQueue(hanging)
    const next = async (n: number) => queue.next(await seatOf(hanging, n))
    return { ...setting, miner: hanging, validator, other, clock, next, letGo, calls: () => calls }
  }

  it.each(['submit', 'release', 'results'] as const)(
    'goes on with the others, step after step, while the %s of one hangs, and catches up when it is back',
    { timeout: 60_000 },
    async (kind) => {
      const { miner, chain, clock, validator, other, letGo, calls } = await aHanging(kind)
      const [slow, quick] = await miner.validators()
      const workFor = async (client: ValidatorClient) => {
        const queue = createWorkQueue({ ...miner, validators: async () => [client] })
        const row = (await queue.next(await seatOf(miner, 1)))!
        return submitJudgment(miner, aJudgment(row, 1))
      }
      validator.leases = [aLease('lease-1', clock.now()), aLease('idle', clock.now())]
      validator.results = [aResult(1, 'lease-1')]
      await workFor(slow!)
      await leasePool(miner, slow!, { capacity: 1, judges: 1, mechid: 0 }) // nobody takes this one
      const steps = createSteps(miner)
      for (let n = 1; n <= 3; n++) {
        other.leases = [aLease(`other-${n}`, clock.now())]
        await db.updateTable('held_lease').set({ seats: 0 }).where('lease_id', '=', 'idle').execute()
        await workFor(quick!)
        await db.updateTable('held_lease').set({ seats: 1 }).where('lease_id', '=', 'idle').execute()
        clock.advance(20_001)
        other.results = [...other.results, aResult(n, `other-${n}`)]
        for (let block = 0; block < 10; block++) await chain.produceBlock()
        const before = await getCursor(db, `credits/${miner.hotkey}`)
        expect(await msOf(() => steps.step())).toBeLessThan(NO_WAIT_MS)
        expect([other.judgments.size, await getCursor(db, `results/${miner.hotkey}/${other.hotkey}`)]).toEqual([n, n])
        expect(await getCursor(db, `credits/${miner.hotkey}`)).toBeGreaterThan(before)
      }
      expect(calls()).toBe(1) // it has one turn, however many steps there were
      letGo()
      await steps.end()
      await steps.step()
      await steps.end()
      expect([validator.judgments.size, await getCursor(db, `results/${miner.hotkey}/${validator.hotkey}`)]).toEqual([1, 1])
    },
  )

  it('gives workers tasks of the others, and what it lent in the end to the next who comes', { timeout: 60_000 }, async () => {
    const { miner, clock, validator, other, next, letGo, calls } = await aHanging('lease')
    validator.leases = [aLease('lease-1', clock.now())]
    other.leases = [aLease('other-1', clock.now()), aLease('other-2', clock.now())]
    const given: (string | undefined)[] = []
    expect(await msOf(async () => given.push((await next(1))?.lease_id))).toBeLessThan(NO_WAIT_MS)
    const row = (await next(1))!
    await submitJudgment(miner, aJudgment(row, 1))
    // It is known to be slow: nobody waits for it a second time.
    expect(await msOf(async () => given.push((await next(1))?.lease_id))).toBeLessThan(1_500)
    expect([given, calls()]).toEqual([['other-1', 'other-2'], 1])
    letGo()
    await expect.poll(async () => (await listLiveLeases(db, { miner: miner.hotkey })).map(({ lease_id }) => lease_id)).toContain('lease-1')
    await submitJudgment(miner, aJudgment((await next(1))!, 1))
    expect((await next(1))?.lease_id).toBe('lease-1')
  })

  it('waits for who is slow where nobody else has work', { timeout: 60_000 }, async () => {
    const { clock, validator, next, letGo } = await aHanging('lease')
    validator.leases = [aLease('lease-1', clock.now())]
    const asked = next(1)
    setTimeout(letGo, 3_000)
    expect((await asked)?.lease_id).toBe('lease-1')
  })

  it('gives up a call after its time, also where the connection stays open for ever', { timeout: 60_000 }, async () => {
    const { miner, validators } = await aMiner(db)
    const transport = () => new Promise<Response>(() => {})
    const client = createValidatorClient({
      ...validators[0],
      transport,
      signer: miner.signer,
      nextNonce: () => '1',
      origin: 'http://validator',
    })
    const timeoutMs = await msOf(() => expect(client.results(0)).rejects.toMatchObject({ reason: 'unreachable' }))
    expect(timeoutMs).toBeLessThan(12_000)
  })
})
