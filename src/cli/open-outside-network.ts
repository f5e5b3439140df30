import { isIP } from 'node:net'
import type { Chain } from '../chain/chain.ts'
import { createBuiltInEmbedder } from '../models/built-in-embedder.ts'
import { getCursor, putCursor } from '../store/cursors.ts'
import type { Db } from '../store/open-store.ts'
import type { ValidatorConfig } from '../validator/validator-config.ts'
import { buildOutsideNetwork } from './build-outside-network.ts'
import { UsageError } from './errors.ts'
import { openOutsideSettings } from './network-settings.ts'
import type { LivePlace, OpenNetwork } from './open-network.ts'
import { openOutsideChain } from './open-outside-chain.ts'
import { openRoleWallet, type RoleKey, type WalletOptions } from './role-wallet.ts'

export interface OutsideOptions extends WalletOptions {
  readonly url: string
  /** Origin of the only server whose validators the miners ask; else whoever the chain tells of. */
  readonly validatorsAt?: string | undefined
  readonly netuid: number | undefined
  /** Wallets of the roles that this process plays. */
  readonly validatorWallet: string | undefined
  readonly minerWallets: readonly string[]
  /** Where other processes reach this one. */
  readonly axon: Axon | undefined
  /** Whether others may be at addresses that are not of the internet: everybody on the chain is trusted not to lead to services next door. */
  readonly privateAxons: boolean
  readonly tasksPerEpoch: number
  readonly taskSource: ValidatorConfig['taskSource']
}

export interface Axon {
  readonly ip: string
  readonly port: number
}

/** A network whose chain is elsewhere, with the roles that there are keys for. */
export async function openOutsideNetwork(place: LivePlace, options: OutsideOptions): Promise<OpenNetwork> {
  const { store, clock, origin, progress, sources, models, recipe } = place
  const { url, validatorsAt, netuid, validatorWallet, minerWallets, axon, tasksPerEpoch, taskSource } = options
  const { db } = store
  const { chain, genesisHash, blockMs, close } = await progress.step(`Connecting to ${url}`, () => openOutsideChain(url, { netuid, clock }))
  try {
    const settings = await openOutsideSettings(db, { genesisHash, netuid: chain.netuid })
    const open = (wallet: string) => openRoleWallet(wallet, chain, options, progress)
    const validator = validatorWallet === undefined ? undefined : await open(validatorWallet)
    const miners: RoleKey[] = []
    for (const wallet of minerWallets) miners.push(await open(wallet))
    if (new Set(miners.map(({ hotkey }) => hotkey)).size < miners.length)
      throw new UsageError('--miner-wallet: expected a hotkey for each miner, got one twice', { hint: 'name each wallet once' })
    if (miners.some(({ hotkey }) => hotkey === validator?.hotkey))
      throw new UsageError('--miner-wallet: expected another hotkey than that of the validator, got the same', {
        hint: 'who sets tasks may not answer them: name two hotkeys',
      })
    if (validator && axon) await progress.step(`Serving ${axon.ip}:${axon.port}`, () => serveAxon(chain, validator, axon))
    for (const { hotkey } of miners) await startAtHead(db, chain, `credits/${hotkey}`)
    const name = new URL(url).host
    const config = { tasksPerEpoch, taskSource }
    const prompting = { tasksPerEpoch }
    const privateAxons = options.privateAxons || /^https?:/.test(url) // a `kumite chain`: for trials among people who know each other
    const roles = { settings, validator, miners, transport: fetch, origin, privateAxons, validatorsAt }
    const chainGenesis = /^https?:/.test(url) ? genesisHash : undefined
    const network = await buildOutsideNetwork({
      db,
      clock,
      chain,
      chainGenesis,
      name,
      ...roles,
      config,
      prompting,
      embedder: createBuiltInEmbedder(),
      sources,
      models,
      recipe,
    })
    return { network, blockMs, loops: [], words: tellRoles(`netuid ${chain.netuid} of ${url}`, { validator, miners, origin }), close }
  } catch (error) {
    close()
    throw error
  }
}

/** `--axon`: an IP address and a port, IPv6 in brackets. @throws {@link UsageError} */
export function parseAxon(text: string): Axon {
  const [, v6, v4, digits] = /^(?:\[(.+)\]|([^:]+)):(\d{1,5})$/.exec(text) ?? []
  const [ip, port] = [v6 ?? v4 ?? '', Number(digits)]
  if (isIP(ip) !== 0 && port >= 1 && port <= 65_535) return { ip, port }
  throw new UsageError(`--axon: expected an IP address and a port, got ${text}`, { hint: 'such as 203.0.113.7:4000 or [2001:db8::1]:4000' })
}

/** Tells on the chain where a role is reached, unless it says so already. */
export async function serveAxon(chain: Chain, { signer, hotkey }: RoleKey, axon: Axon): Promise<void> {
  const served = (await chain.metagraph()).neurons.find((neuron) => neuron.hotkey === hotkey)?.axon
  if (served?.ip === axon.ip && served.port === axon.port) return
  await (await chain.serveAxon({ signer, ...axon })).included
}

/** What a miner was paid before it worked here is no business of its workers. */
async function startAtHead(db: Db, chain: Chain, reader: string): Promise<void> {
  if ((await getCursor(db, reader)) === 0) await putCursor(db, reader, (await chain.head()).block)
}

function tellRoles(
  subnet: string,
  { validator, miners, origin }: { validator: unknown; miners: readonly RoleKey[]; origin: string },
): string {
  const names = miners.length > 1 ? `the miners ${miners.map(({ name }) => `"${name}"`).join(', ')}` : 'the miner "home"'
  const seat = `take a seat as a worker at ${origin}/work`
  if (validator && miners.length > 0) return `A validator and ${names} on ${subnet}; ${seat}`
  if (validator) return `A validator on ${subnet}; for a miner add --miner-wallet`
  if (miners.length > 0) return `${names.replace('t', 'T')} on ${subnet}; ${seat}`
  return `Only looks at ${subnet}; to take part add --validator-wallet or --miner-wallet`
}
