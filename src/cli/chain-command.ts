import { randomBytes } from 'node:crypto'
import { Command, Option } from 'commander'
import { createChainServer } from '../chain/chain-server.ts'
import type { ChainStorage } from '../chain/chain-storage.ts'
import { ChainStateError } from '../chain/errors.ts'
import type { GenesisInput } from '../chain/genesis.ts'
import { createLocalChain } from '../chain/local-chain.ts'
import { stateFromJson, stateHash } from '../chain/local-state.ts'
import { replayBlocks } from '../chain/replay-blocks.ts'
import { systemClock } from '../core/clock.ts'
import { chainBlocks } from '../store/chain-blocks.ts'
import { openStore, type Store } from '../store/open-store.ts'
import { keepSetting } from '../store/settings.ts'
import { vacuum } from '../store/vacuum.ts'
import { developmentGenesis, readGenesis } from './chain-genesis.ts'
import { NoNetworkError } from './errors.ts'
import { listen, stopListening } from './listen.ts'
import { startLoop } from './loop.ts'
import { databaseUrlOption, storeLocation, wholeNumber } from './options.ts'
import { createProgress, type Progress } from './progress.ts'
import { untilStopped } from './until-stopped.ts'

interface ChainOptions {
  host: string
  port: number
  data: string
  databaseUrl?: string
  genesis?: string
  blockMs: number
  verify?: boolean
  quiet?: boolean
}

const VACUUM_MS = 60_000

export function chainCommand(): Command {
  return new Command('chain')
    .description('Run a local chain with one subnet, and serve it to other processes over HTTP.')
    .addOption(new Option('--port <n>', 'port to serve on').default(9944).argParser(wholeNumber(1, 65_535)))
    .addOption(new Option('--host <address>', 'address to listen on').default('127.0.0.1'))
    .addOption(new Option('--data <dir>', "folder of the chain's data, not that of a network").default('data/chain'))
    .addOption(databaseUrlOption())
    .addOption(new Option('--genesis <file>', 'how the chain begins, as JSON; else a chain for trials'))
    .addOption(new Option('--block-ms <n>', 'time between two blocks').default(1000).argParser(wholeNumber(100, 600_000)))
    .addOption(new Option('--verify', 'run all stored blocks again from the genesis, say whether they lead to the stored state, and end'))
    .addOption(new Option('--quiet', 'no progress on stderr'))
    .addHelpText(
      'after',
      `
A chain for trials is owned by //Alice; //Alice, //Bob, //Charlie, //Dave, //Eve and //Ferdie have 1,000,000 TAO each.
A genesis has amounts in rao as texts, and addresses in ss58:
  { "netuid": 1, "name": "mine", "owner": { "hotkey": "5…", "coldkey": "5…" },
    "accounts": { "5…": "1000000000000" }, "neurons": [{ "hotkey": "5…", "coldkey": "5…", "stakeRao": "1000000000" }],
    "hyperparameters": { "tempo": 360, "commitRevealEnabled": true } }`,
    )
    .action(async (options: ChainOptions) => {
      const progress = createProgress({ quiet: options.quiet ?? false })
      const nowMs = systemClock.now()
      const genesis = options.genesis === undefined ? developmentGenesis(nowMs) : await readGenesis(options.genesis, nowMs)
      const location = storeLocation(options)
      const store = await progress.step('Opening the database', () =>
        openStore(location.kind === 'server' ? { ...location, exclusive: true } : location),
      )
      try {
        if (options.verify) await verify(store, genesis)
        else await serveChain(store, genesis, options, progress)
      } finally {
        await store.close()
      }
    })
}

/** @throws {@link ChainStateError} if the blocks do not lead to the stored state */
async function verify({ db, location }: Store, genesis: GenesisInput): Promise<void> {
  const storage: ChainStorage = chainBlocks(db)
  const stored = await storage.load()
  if (!stored) throw new NoNetworkError({ location })
  const found = stateHash(stateFromJson(stored.state))
  const replayed = await replayBlocks(genesis, storage)
  if (found !== stateHash(replayed))
    throw new ChainStateError({ cause: new Error(`${location}: expected the state ${stateHash(replayed)}, got ${found}`) })
  process.stdout.write(`${JSON.stringify({ block: replayed.header.block, stateHash: found })}\n`)
}

async function serveChain(store: Store, genesis: GenesisInput, { host, port, blockMs }: ChainOptions, progress: Progress): Promise<void> {
  const { db } = store
  const log = (error: unknown) => progress.say(`! ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  const beaconSecret = await keepSetting(db, 'chain-beacon-secret', randomBytes(32).toString('hex'))
  const chain = await createLocalChain({ genesis, storage: chainBlocks(db), clock: systemClock, beaconSecret })
  const server = await listen(createChainServer(chain, { blockMs, log }).fetch, host, port)
  const onSuccess = () => {}
  const loops = [
    startLoop({ everyMs: blockMs, turn: () => chain.produceBlock(), onSuccess, onError: log }),
    ...(store.embedded ? [startLoop({ everyMs: VACUUM_MS, turn: () => vacuum(db), onSuccess, onError: log })] : []),
  ]
  progress.say(`Ready: http://${host.includes(':') ? `[${host}]` : host}:${port}, genesis ${chain.genesisHash}\n  Stop with Ctrl-C.`)
  await untilStopped()
  progress.say('Stopping …')
  await Promise.all(loops.map((loop) => loop.stop()))
  await stopListening(server)
}
