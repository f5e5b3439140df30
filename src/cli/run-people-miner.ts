import { openStore } from '../store/open-store.ts'
import { openOutsideNetwork } from './open-outside-network.ts'
import { storeLocation } from './options.ts'
import type { Progress } from './progress.ts'
import { runLive } from './run-live.ts'

export interface PeopleMinerOptions {
  readonly chain?: string | undefined
  readonly validator?: string | undefined
  readonly netuid?: number | undefined
  readonly wallet: string
  readonly wallets: string
  readonly passphraseFile?: string | undefined
  readonly register: boolean
  readonly data: string
  readonly databaseUrl?: string | undefined
  readonly host: string
  readonly port: number
  readonly frameOrigin?: string | undefined
  readonly publicUrl?: string | undefined
  readonly progress: Progress
}

/** A miner of people that runs. */
export interface RunningPeopleMiner {
  readonly url: string
  readonly words: string
  stop(): Promise<void>
}

/**
 * Starts a miner whose workers are people, alone: its own database, the page its workers judge on and its operator's desk. It reaches out to
 * validators and nowhere else; with a validator's address even the chain is read there.
 * @throws {@link UsageError}, {@link KeyfileError}, {@link HotkeyNotRegisteredError}, {@link PortInUseError}, {@link DataFolderInUseError} if it cannot run as asked
 */
export async function runPeopleMiner(options: PeopleMinerOptions): Promise<RunningPeopleMiner> {
  const { chain, netuid, wallet, wallets, passphraseFile, register, host, port, frameOrigin, publicUrl, progress } = options
  const validatorsAt = options.validator?.replace(/\/+$/, '')
  const location = storeLocation(options)
  // Several miners may share a server: what is one's no other ever reads.
  const store = await progress.step(`Opening the database (${location.kind === 'folder' ? options.data : location.kind})`, () =>
    openStore(location),
  )
  try {
    const network = await runLive({
      store,
      host,
      port,
      frameOrigin,
      publicUrl,
      progress,
      tasks: undefined,
      authAdapters: undefined,
      models: undefined,
      judges: false,
      recipe: undefined,
      wiki: undefined,
      providers: undefined,
      open: (place) =>
        openOutsideNetwork(place, {
          url: chain ?? `${validatorsAt}/chain`,
          validatorsAt,
          netuid,
          validatorWallet: undefined,
          minerWallets: [wallet],
          wallets,
          passphraseFile,
          register,
          axon: undefined,
          privateAxons: false,
          tasksPerEpoch: 0,
          taskSource: 'imported',
        }),
    })
    return {
      url: network.url,
      words: network.words,
      async stop() {
        await network.stop()
        await store.close()
      },
    }
  } catch (error) {
    await store.close()
    throw error
  }
}
