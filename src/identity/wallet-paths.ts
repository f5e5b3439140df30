import { join } from 'node:path'
import { KeyfileError } from './errors.ts'

/** Where the files of one wallet are, in a folder of wallets such as `~/.bittensor/wallets`. */
export interface WalletPaths {
  readonly coldkey: string
  /** Address and public key of the coldkey, readable without its passphrase. */
  readonly coldkeyPub: string
  readonly hotkeys: string
  hotkey(name: string): string
}

/** @throws {@link KeyfileError} if a name would lead out of its folder */
export function walletPaths(folder: string, wallet: string): WalletPaths {
  const root = join(folder, plainName(wallet))
  const hotkeys = join(root, 'hotkeys')
  return {
    coldkey: join(root, 'coldkey'),
    coldkeyPub: join(root, 'coldkeypub.txt'),
    hotkeys,
    hotkey: (name) => join(hotkeys, plainName(name)),
  }
}

function plainName(name: string): string {
  if (/^[^/\\\0]+$/.test(name) && name !== '.' && name !== '..') return name
  throw new KeyfileError({ file: JSON.stringify(name), expected: 'the plain name of a wallet or hotkey', got: 'a path' })
}
