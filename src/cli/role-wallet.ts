import { basename } from 'node:path'
import type { Chain } from '../chain/chain.ts'
import { RAO_PER_TAO } from '../core/units.ts'
import { KeyfileError } from '../identity/errors.ts'
import type { Signer } from '../identity/signer.ts'
import { walletPaths } from '../identity/wallet-paths.ts'
import type { Hotkey } from '../protocol/ids.ts'
import { HotkeyNotRegisteredError, UsageError } from './errors.ts'
import { addressOf } from './network-keys.ts'
import { openWalletKey } from './open-wallet-key.ts'
import type { Progress } from './progress.ts'

export interface WalletOptions {
  /** Folder of all wallets. */
  readonly wallets: string
  /** Holds the passphrase of an encrypted key. */
  readonly passphraseFile: string | undefined
  /** Registers a hotkey that has no place yet: its coldkey pays. */
  readonly register: boolean
}

/** A hotkey that plays a part on a chain. */
export interface RoleKey {
  readonly name: string
  readonly signer: Signer
  readonly hotkey: Hotkey
}

/**
 * Opens the hotkey that a role is played with, and sees to it that it has a place in the subnet.
 * @param wallet NAME/HOTKEY in the folder of wallets, or the path of a hotkey's file, which begins with / or a dot
 * @throws {@link KeyfileError} if there is no such key, or not one that the chain takes
 * @throws {@link HotkeyNotRegisteredError} if it has no place and is not to be registered
 */
export async function openRoleWallet(wallet: string, chain: Chain, options: WalletOptions, progress: Progress): Promise<RoleKey> {
  const { file, coldkeyFile } = filesOf(wallet, options.wallets)
  const role = await openRoleSigner(wallet, options)
  const { neurons } = await chain.metagraph()
  if (neurons.some(({ hotkey }) => hotkey === role.hotkey)) return role
  if (!options.register) throw new HotkeyNotRegisteredError({ hotkey: role.hotkey, netuid: chain.netuid })
  if (coldkeyFile === undefined)
    throw new UsageError(`--register: expected a wallet as NAME/HOTKEY, whose coldkey pays, got the file ${file}`, {
      hint: 'name the wallet, and its folder with --wallets DIR',
    })
  const coldkey = await openWalletKey(coldkeyFile, options)
  const price = await chain.registrationPrice()
  await progress.step(`Registering ${wallet}, which burns ${Number(price) / Number(RAO_PER_TAO)} TAO`, async () => {
    await (await chain.register({ signer: coldkey, hotkey: role.hotkey })).included
  })
  return role
}

/**
 * Opens the hotkey that a role is played with, whatever place it has.
 * @throws {@link KeyfileError} if there is no such key, or not one that the chain takes
 */
export async function openRoleSigner(wallet: string, options: Pick<WalletOptions, 'wallets' | 'passphraseFile'>): Promise<RoleKey> {
  const { file } = filesOf(wallet, options.wallets)
  const signer = await openWalletKey(file, options)
  if (signer.scheme !== 'sr25519') throw new KeyfileError({ file, expected: 'an sr25519 hotkey', got: signer.scheme })
  return { name: basename(file), signer, hotkey: addressOf(signer) }
}

function filesOf(wallet: string, folder: string): { file: string; coldkeyFile?: string } {
  if (/^(\/|\.)/.test(wallet)) return { file: wallet }
  const [name, hotkey = 'default', ...more] = wallet.split('/')
  if (!name || more.length > 0)
    throw new UsageError(`wallet: expected NAME/HOTKEY or the path of a hotkey's file, got ${wallet}`, {
      hint: 'kumite wallet list shows what there is; a path begins with / or a dot',
    })
  const paths = walletPaths(folder, name)
  return { file: paths.hotkey(hotkey), coldkeyFile: paths.coldkey }
}
