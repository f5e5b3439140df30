import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import * as z from 'zod'
import { createApp } from '../../src/api/app.ts'
import type { Chain, Neuron } from '../../src/chain/chain.ts'
import { createChainServer } from '../../src/chain/chain-server.ts'
import { createLocalChain } from '../../src/chain/local-chain.ts'
import { type FakeNode, NETUID, startFakeNode } from '../../src/chain/subtensor/fake-node.testing.ts'
import { aGenesis, aHotkey, memoryChainStorage } from '../../src/chain/testing.ts'
import { buildOutsideNetwork } from '../../src/cli/build-outside-network.ts'
import { listen, stopListening } from '../../src/cli/listen.ts'
import { validatorSecret } from '../../src/cli/network-keys.ts'
import { type OutsideChain, openOutsideChain } from '../../src/cli/open-outside-chain.ts'
import type { RoleKey } from '../../src/cli/role-wallet.ts'
import { createSimulatedClock } from '../../src/core/clock.ts'
import type { Signer } from '../../src/identity/signer.ts'
import { aSigner } from '../../src/identity/testing.ts'
import type { Miner } from '../../src/miner/miner.ts'
import { readSeat } from '../../src/miner/read-seat.ts'
import { runStep as runMinerStep } from '../../src/miner/run-step.ts'
import { submitJudgment } from '../../src/miner/submit-judgment.ts'
import { createWorkQueue } from '../../src/miner/work-queue.ts'
import { EpochList, MeasureHistory } from '../../src/protocol/epochs.ts'
import { EventView } from '../../src/protocol/event.ts'
import { Health, NetworkView, TaskPage } from '../../src/protocol/explore.ts'
import { HyperparameterList } from '../../src/protocol/hyperparameters.ts'
import { WorkerId } from '../../src/protocol/ids.ts'
import { MetagraphView, WeightMatrix } from '../../src/protocol/metagraph.ts'
import { NeuronDetail } from '../../src/protocol/neuron-detail.ts'
import { PresentedTask } from '../../src/protocol/task.ts'
import { createPerception } from '../../src/simulation/perception.ts'
import { emptyTables, openTestStores } from '../../src/store/testing.ts'
import { joinWorker } from '../../src/store/workers.ts'
import { recordChainEvents } from '../../src/validator/record-chain-events.ts'
import { runStep as runValidatorStep } from '../../src/validator/run-step.ts'
import { freePort } from '../cli/kumite-process.ts'
import { judge, problemOf } from './testing.ts'

const ORIGIN = 'http://this-process.invalid'
const BLOCK_MS = 12_000
const clock = createSimulatedClock(Date.UTC(2026, 0, 1))
const { db } = (await openTestStores())[0]!
beforeEach(() => emptyTables(db))

const Activity = z.object({ events: EventView.array() })
const PAGES: readonly (readonly [string, z.ZodType])[] = [
  ['/api/health', Health],
  ['/api/network', NetworkView],
  ['/api/metagraph', MetagraphView],
  ['/api/neurons/1', NeuronDetail],
  ['/api/weights', WeightMatrix],
  ['/api/epochs', EpochList],
  ['/api/history', MeasureHistory],
  ['/api/hyperparameters', HyperparameterList],
  ['/api/activity', Activity],
  ['/api/tasks', TaskPage],
]

const SETTINGS = { secret: 'of this process' }

/** This process on a chain elsewhere, standing still, with its routes. */
async function openOn({ chain, blockMs, genesisHash, close }: OutsideChain, roles: { validator?: RoleKey; miner?: RoleKey } = {}) {
  onTestFinished(close)
  const network = await buildOutsideNetwork({
    db,
    clock,
    chain,
    name: 'elsewhere',
    settings: { ...SETTINGS, outside: { genesisHash, netuid: chain.netuid } },
    validator: roles.validator,
    miners: roles.miner ? [roles.miner] : [],
    transport: async (request) => (request.url.startsWith(ORIGIN) ? app.fetch(request) : fetch(request)),
    origin: ORIGIN,
    privateAxons: true,
    config: { tasksPerEpoch: 16, creationSpread: 0.3, fewestJudgments: 2, circleDoublesMs: 0, patienceMs: 1000 },
  })
  const app = createApp({
    ...network.apiContext,
    startedMs: clock.now(),
    blockMs,
    webDir: undefined,
    frameOrigin: undefined,
    stopping: new AbortController().signal,
    problems: () => [],
    log: () => {},
  })
  const get = async (path: string) => app.request(ORIGIN + path)
  return {
    network,
    app,
    get,
    async read<T>(path: string, schema: z.ZodType<T>): Promise<T> {
      const reply = await get(path)
      const json = await reply.json()
      expect([path, reply.status, json]).toEqual([path, 200, expect.anything()])
      expect(schema.parse(json)).toEqual(json)
      return schema.parse(json)
    },
  }
}

describe('on a local chain of another process', () => {
  /** The chain behind its server. @returns makes blocks, and takes the server away */
  async function serveChain() {
    const genesis = aGenesis({ timeMs: clock.now(), hyperparameters: { weightsRateLimit: 1, mechanismCount: 2 } })
    const chain = await createLocalChain({ genesis, storage: memoryChainStorage(), clock })
    const port = await freePort()
    const server = await listen(createChainServer(chain, { blockMs: BLOCK_MS, log: () => {} }).fetch, '127.0.0.1', port)
    const close = async () => stopListening(server)
    onTestFinished(() => (server.listening ? close() : undefined))
    return { chain, close, opened: await openOutsideChain(`http://127.0.0.1:${port}`, { netuid: undefined, clock }) }
  }
  const roleOf = (number: number, name: string): RoleKey => ({ name, signer: aHotkey(number).signer, hotkey: aHotkey(number).hotkey })

  it('two processes work from a task to weights and pay, having found each other on the chain, and Explore shows it', async () => {
    const { chain, opened } = await serveChain()
    const first = await openOn(opened, { validator: roleOf(0, 'ours'), miner: roleOf(2, 'mine') })
    const second = await openOn({ ...opened, chain: onLoopback(opened.chain) }, { miner: roleOf(3, 'theirs') })
    const server = await listen(first.app.fetch, '127.0.0.1', await freePort())
    onTestFinished(() => stopListening(server))
    const { port } = server.address() as { port: number }
    await opened.chain.serveAxon({ signer: aHotkey(0).signer, ip: '127.0.0.2', port })
    const homes = [first.network.homes[0]!, second.network.homes[0]!]
    const workers = homes.map((_, number) => aSigner(30 + number, 'ed25519'))
    for (const [index, { hotkey }] of homes.entries()) {
      const id = WorkerId.parse(workers[index]!.address)
      await joinWorker(db, { id, miner: hotkey, name: 'Ann', simulated: false, joined_ms: clock.now() })
    }
    for (let block = 0; block < 40; block++) {
      clock.advance(BLOCK_MS)
      const submissions = await runValidatorStep(first.network.validators[0]!)
      for (const [index, home] of homes.entries()) await work(home, workers[index]!)
      await chain.produceBlock()
      for (const { included } of submissions) await included
      clock.advance(BLOCK_MS)
      for (const home of homes) await runMinerStep(home)
    }
    await recordChainEvents(db, opened.chain)
    const { read } = first
    for (const [path, schema] of PAGES) await read(path, schema)
    expect(await read('/api/network', NetworkView)).toMatchObject({
      netuid: 1,
      blockMs: BLOCK_MS,
      home: { hotkey: aHotkey(2).hotkey, uid: 2 },
      mechanisms: [
        { mechid: 0, name: 'dojo' },
        { mechid: 1, name: 'prompting' },
      ],
      simulated: false,
    })
    expect((await read('/api/weights', WeightMatrix)).rows).toMatchObject([
      {
        uid: 0,
        weights: [
          [2, expect.any(Number)],
          [3, expect.any(Number)],
        ],
      },
    ])
    expect((await read('/api/metagraph', MetagraphView)).neurons.map(({ name, incentive }) => [name, incentive > 0]).slice(0, 4)).toEqual([
      ['ours', false],
      [aHotkey(1).hotkey.slice(0, 8), false],
      ['home', true],
      [aHotkey(3).hotkey.slice(0, 8), true],
    ])
    expect((await read('/api/epochs', EpochList)).epochs.at(-1)).toMatchObject({ miners: 2 })
    const { events } = await read('/api/activity', Activity)
    const credited = new Set(events.filter(({ kind }) => kind === 'workers-credited').map(({ actor }) => actor))
    expect([...credited]).toEqual([homes[0]!.hotkey]) // what the other process credits is its own to tell
  }, 120_000)

  /** The address that the chain takes for this machine is known on Linux only. */
  function onLoopback(chain: Chain): Chain {
    const here = ({ axon, ...neuron }: Neuron): Neuron => ({ ...neuron, axon: axon && { ...axon, ip: '127.0.0.1' } })
    return {
      ...chain,
      async metagraph(mechid) {
        const metagraph = await chain.metagraph(mechid)
        return { ...metagraph, neurons: metagraph.neurons.map(here) }
      },
    }
  }

  /** Judges all there is, and rightly. */
  async function work(home: Miner, worker: Signer): Promise<void> {
    const queue = createWorkQueue(home)
    const next = async () => queue.next(await readSeat(home, worker.address))
    for (let task = await next(); task; task = await next()) {
      const presented = PresentedTask.parse(task.presented)
      const { qualities } = await createPerception(db, (hotkey) => validatorSecret(SETTINGS, hotkey)).perceive(presented)
      const responses = presented.responses.toSorted((a, b) => qualities.get(b.id)! - qualities.get(a.id)!)
      await submitJudgment(home, judge(worker, { id: task.lease_id, validator: task.validator, miner: home.hotkey, responses }))
    }
  }

  it('says when the chain is away, stays up, and goes on when it is back', async () => {
    const { close, opened } = await serveChain()
    const { get, read } = await openOn(opened)
    const { block } = await read('/api/health', Health)
    await close()
    clock.advance(BLOCK_MS)
    expect(await read('/api/health', Health)).toMatchObject({
      status: 'degraded',
      block,
      problems: [expect.stringContaining('chain: http')],
    })
    expect(await problemOf(await get('/api/metagraph'))).toMatchObject({ status: 502, code: 'chain-server' })
    await expect(recordChainEvents(db, opened.chain)).rejects.toMatchObject({ code: 'chain-server', retryable: true })
  })

  it('without a miner says why there is no work, and without a validator that none is here', async () => {
    const { opened } = await serveChain()
    const { get, read } = await openOn(opened)
    expect(await read('/api/network', NetworkView)).toMatchObject({
      home: null,
      mechanisms: [{ name: 'mechanism 0' }, { name: 'mechanism 1' }],
    })
    const problem = await problemOf(await get('/api/work/next'))
    expect(problem).toMatchObject({ status: 404, code: 'no-miner', hint: expect.stringContaining('--miner-wallet') })
    expect(await problemOf(await get('/frame/work/abcd/0'))).toMatchObject({ status: 404 })
  })
})

describe('on a node of subtensor', () => {
  const [signer, other] = [aSigner(1), aSigner(2)]

  async function openOnFake() {
    const node = await startFakeNode()
    onTestFinished(() => node.close())
    return { node, ...(await openOn(await openOutsideChain(node.url, { netuid: NETUID, clock }))) }
  }

  function tellMetagraph(node: FakeNode, block: number): void {
    const axon = { block: 0n, version: 0, protocol: 4, ip: 0n, port: 0, ip_type: 0 }
    node.answer('SubnetInfoRuntimeApi.get_metagraph', {
      block: BigInt(block),
      owner_hotkey: other.address,
      hotkeys: [signer.address, other.address],
      coldkeys: [other.address, other.address],
      axons: [axon, axon],
      active: [true, false],
      validator_permit: [true, false],
      last_update: [1n, 2n],
      emission: [5n, 7n],
      dividends: [65_535, 0],
      incentives: [0, 65_535],
      consensus: [0, 13_107],
      block_at_registration: [0n, 1n],
      total_stake: [9n, 0n],
    })
    const ofSubnet = (entry: string, ...keys: unknown[]) => ({ pallet: 'SubtensorModule', entry, keys: [NETUID, ...keys] })
    node.write(ofSubnet('ValidatorPermit'), [true, false])
    node.write(ofSubnet('Weights', 0), [[1, 65_535]])
    node.write(ofSubnet('Bonds', 0), [[1, 65_535]])
    node.write(ofSubnet('Incentive'), [0, 65_535])
    node.write(ofSubnet('SubnetEpochIndex'), 3n)
    node.write(ofSubnet('LastMechansimStepBlock'), BigInt(block))
  }

  it('Explore shows what the chain says', async () => {
    const { node, network, read } = await openOnFake()
    tellMetagraph(node, 3)
    node.produceBlock()
    clock.advance(BLOCK_MS)
    await recordChainEvents(db, network.chain)
    for (const [path, schema] of PAGES) await read(path, schema)
    expect(await read('/api/neurons/1', NeuronDetail)).toMatchObject({
      neuron: { incentive: 1, emissionRao: '7' },
      received: [{ uid: 0, share: 1, bond: 1 }],
      history: [{ epoch: 3, block: 3, incentive: 1 }],
    })
    expect((await read('/api/epochs', EpochList)).epochs).toMatchObject([{ epoch: 3, minerRao: '7', validatorRao: '5' }])
    const { hyperparameters, registrationPriceRao } = await read('/api/hyperparameters', HyperparameterList)
    expect(registrationPriceRao).toBe('1000000000')
    expect(hyperparameters.find(({ name }) => name === 'tempo')?.value).toBe(360)
  })

  it('the log begins at the head of a long chain, says so, and asks for no block before it', async () => {
    const { node, network, read } = await openOnFake()
    for (let block = 0; block < 1000; block++) node.produceBlock()
    clock.advance(BLOCK_MS)
    const { block } = await network.chain.head()
    const before = node.asked.get('state_queryStorageAt') ?? 0
    await recordChainEvents(db, network.chain)
    expect((await read('/api/activity', Activity)).events).toMatchObject([
      { block, words: expect.stringContaining(`begins at block ${block}`) },
    ])
    expect((node.asked.get('state_queryStorageAt') ?? 0) - before).toBeLessThan(5)
  })

  it('asks the node once a block, however many look', async () => {
    const { node, read } = await openOnFake()
    tellMetagraph(node, 3)
    node.produceBlock()
    clock.advance(BLOCK_MS)
    await read('/api/metagraph', MetagraphView)
    const asked = [...node.asked.values()]
    for (let look = 0; look < 5; look++) await Promise.all([read('/api/metagraph', MetagraphView), read('/api/weights', WeightMatrix)])
    expect([...node.asked.values()]).toEqual(asked)
  })

  it('what the node cannot answer is a problem that names it, and the other pages go on', async () => {
    const { get, read } = await openOnFake()
    expect(await problemOf(await get('/api/metagraph'))).toMatchObject({
      status: 502,
      code: 'subtensor-node',
      detail: expect.stringContaining('get_metagraph'),
    })
    expect(await read('/api/health', Health)).toMatchObject({ status: 'degraded' })
    await read('/api/hyperparameters', HyperparameterList)
    await read('/api/tasks', TaskPage)
  })
})
