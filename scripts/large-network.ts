import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { createAdaptorServer } from '@hono/node-server'
import { createApp } from '../src/api/app.ts'
import { createLocalChain, type LocalChain } from '../src/chain/local-chain.ts'
import { createSimulatedClock } from '../src/core/clock.ts'
import { createRng } from '../src/core/rng.ts'
import { createSigner } from '../src/identity/create-signer.ts'
import type { Signer } from '../src/identity/signer.ts'
import type { Hotkey } from '../src/protocol/ids.ts'
import { unstoredChain } from '../src/simulation/unstored-chain.ts'
import { nonceStore } from '../src/store/nonces.ts'
import { openStore } from '../src/store/open-store.ts'

const TEMPO = 10
const BLOCK_MS = 12_000
const VALIDATORS = 64
const NEURONS = 256
const EPOCHS = 100

/** A full subnet (256 neurons, 64 of them validators, 100 epochs) on the local chain, served by the real routes with the real page. */
export async function openLargeNetwork() {
  const clock = createSimulatedClock(Date.UTC(2026, 0, 1))
  const hotkeys = Array.from({ length: NEURONS }, (_, uid) => keyOf(`hotkey ${uid}`))
  const chain = await createLocalChain({
    clock,
    storage: unstoredChain(),
    genesis: {
      netuid: 1,
      name: 'large',
      timeMs: clock.now(),
      owner: { hotkey: keyOf('owner').address as Hotkey, coldkey: keyOf('owner cold').address },
      hyperparameters: { tempo: TEMPO, weightsRateLimit: 0, immunityPeriod: 0 },
      neurons: hotkeys.map(({ address }, uid) => ({
        hotkey: address as Hotkey,
        coldkey: keyOf(`coldkey ${uid % 40}`).address,
        stakeRao: uid < VALIDATORS ? BigInt(1 + VALIDATORS - uid) * 100_000_000_000n : 0n,
      })),
    },
  })

  /** Runs to the next epoch, after every validator has set its weights anew. */
  async function runEpoch(): Promise<void> {
    await setWeights(chain, hotkeys)
    const { epoch } = await chain.metagraph()
    do {
      clock.advance(BLOCK_MS)
      await chain.produceBlock()
    } while ((await chain.metagraph()).epoch === epoch)
  }
  for (let epoch = 0; epoch < EPOCHS; epoch++) await runEpoch()

  const store = await openStore({ kind: 'memory' })
  const stopping = new AbortController()
  const signer = hotkeys.at(-1)!
  const home = {
    db: store.db,
    chain,
    clock,
    signer,
    hotkey: signer.address as Hotkey,
    simulated: false,
    validators: async () => [],
    payWindow: 1,
  }
  const app = createApp({
    db: store.db,
    chain,
    clock,
    nonceStore: nonceStore(store.db),
    validators: [],
    homes: [home],
    answering: [],
    labels: new Map(),
    networkName: 'large',
    version: '0',
    startedMs: clock.now(),
    configHash: '',
    blockMs: BLOCK_MS,
    webDir: fileURLToPath(new URL('../dist/web', import.meta.url)),
    frameOrigin: undefined,
    stopping: stopping.signal,
    problems: () => [],
    log: (error) => process.stderr.write(`${error}\n`),
  })
  const server = createAdaptorServer({ fetch: app.fetch }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    runEpoch,
    async close() {
      stopping.abort()
      if ('closeAllConnections' in server) server.closeAllConnections()
      server.close()
      await store.close()
    },
  }
}

function keyOf(name: string): Signer {
  return createSigner({ seed: createHash('sha256').update(`large network/${name}`).digest(), scheme: 'sr25519' })
}

/** Every validator with a permit (none before the first epoch) weighs every miner: about what the miner is worth, and not quite what the others say. */
async function setWeights(chain: LocalChain, hotkeys: readonly Signer[]): Promise<void> {
  const { epoch, neurons } = await chain.metagraph()
  for (const [uid, signer] of hotkeys.slice(0, VALIDATORS).entries()) {
    if (!neurons[uid]!.validatorPermit) continue
    const rng = createRng(`${epoch}/${uid}`)
    const weights = new Map(
      hotkeys.slice(VALIDATORS).map((_, miner) => [VALIDATORS + miner, (1 + (miner % 24)) ** 2 * (0.8 + 0.4 * rng.next())]),
    )
    await chain.setWeights({ signer, mechid: 0, weights, versionKey: 0 })
  }
}
