import { describe, expect, it, onTestFinished } from 'vitest'
import { createApp } from '../../src/api/app.ts'
import { passEpoch } from '../../src/chain/contract.testing.ts'
import { readOncePerBlock } from '../../src/chain/read-once-per-block.ts'
import { buildOutsideNetwork } from '../../src/cli/build-outside-network.ts'
import { systemClock } from '../../src/core/clock.ts'
import { openMemoryStore } from '../../src/store/testing.ts'
import { recordChainEvents } from '../../src/validator/record-chain-events.ts'
import { createRuntimeChain } from './runtime-chain.ts'
import { openRuntime } from './runtime-host.ts'

/** A runtime of subtensor, which the operator supplies: a `.wasm` file, or a chain specification. */
const path = process.env.SUBTENSOR_RUNTIME

describe.skipIf(!path)('Explore on the runtime of SUBTENSOR_RUNTIME', () => {
  it('shows every page after two epochs with weights', async () => {
    const store = await openMemoryStore()
    onTestFinished(() => store.close())
    const { db } = store
    const under = await createRuntimeChain(await openRuntime(path!), { commitReveal: false })
    onTestFinished(() => under.close())
    await passEpoch(under)
    const [signer] = under.validators
    await under.chain.setWeights({ signer, mechid: 0, weights: new Map([[3, 1]]), versionKey: 0 })
    await passEpoch(under)

    const chain = readOncePerBlock(under.chain, { clock: systemClock, headMs: 100 })
    const settings = { secret: 'of this process', outside: { genesisHash: under.chain.genesisHash, netuid: chain.netuid } }
    const roles = { validator: undefined, miners: [], transport: fetch, origin: 'http://this-process.invalid', privateAxons: false }
    const { apiContext } = await buildOutsideNetwork({ db, clock: systemClock, chain, name: 'runtime', settings, config: {}, ...roles })
    const app = createApp({
      ...apiContext,
      startedMs: systemClock.now(),
      blockMs: under.chain.blockMs,
      webDir: undefined,
      frameOrigin: undefined,
      stopping: new AbortController().signal,
      problems: () => [],
      log: () => {},
    })
    await recordChainEvents(db, chain)
    const read = async (page: string) => {
      const reply = await app.request(`http://this-process.invalid/api/${page}`)
      const json: unknown = await reply.json()
      expect([page, reply.status, json]).toEqual([page, 200, expect.anything()])
      return json
    }
    expect(await read('health')).toMatchObject({ status: 'ok' })
    expect(await read('network')).toMatchObject({ netuid: chain.netuid, home: null })
    expect(await read('metagraph')).toMatchObject({ neurons: expect.arrayContaining([expect.objectContaining({ uid: 3, incentive: 1 })]) })
    expect(await read('neurons/3')).toMatchObject({ received: [{ share: 1 }], history: expect.arrayContaining([expect.anything()]) })
    expect(await read('weights')).toMatchObject({ rows: [{ weights: [[3, 1]] }] })
    expect(await read('epochs')).toMatchObject({ epochs: expect.arrayContaining([expect.objectContaining({ miners: 1 })]) })
    for (const page of ['history', 'hyperparameters', 'activity', 'tasks']) await read(page)
  }, 300_000)
})
