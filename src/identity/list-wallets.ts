import { type Dirent, existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { BaseError } from '../core/base-error.ts'
import { readKeyfile } from './read-keyfile.ts'
import { type WalletPaths, walletPaths } from './wallet-paths.ts'

/** A key of a wallet, without its secret. */
export interface ListedKey {
  readonly name: string
  /** `null` where only the passphrase could tell. */
  readonly address: string | null
  readonly encrypted: boolean
  readonly exposed: boolean
  /** Why it cannot be read; `null` where nothing is wrong. */
  readonly problem: string | null
}

export interface ListedWallet {
  readonly name: string
  readonly coldkey: ListedKey | null
  readonly hotkeys: readonly ListedKey[]
}

/** All wallets of a folder, by name; a broken file is listed with what is wrong and spoils no other. */
export async function listWallets(folder: string): Promise<ListedWallet[]> {
  const wallets: ListedWallet[] = []
  for (const name of await namesIn(folder, (entry) => entry.isDirectory())) {
    const paths = walletPaths(folder, name)
    const hotkeys: ListedKey[] = []
    for (const hotkey of await namesIn(paths.hotkeys, (entry) => !entry.isDirectory() && !entry.name.endsWith('pub.txt')))
      hotkeys.push(await listKey(hotkey, paths.hotkey(hotkey)))
    wallets.push({ name, coldkey: await findColdkey(paths), hotkeys })
  }
  return wallets
}

/** On a machine that only mines or validates there is just the public half. */
async function findColdkey({ coldkey, coldkeyPub }: WalletPaths): Promise<ListedKey | null> {
  const open = existsSync(coldkeyPub) ? await listKey('coldkey', coldkeyPub) : null
  if (!existsSync(coldkey)) return open
  const secret = await listKey('coldkey', coldkey)
  return { ...secret, address: secret.address ?? open?.address ?? null }
}

async function listKey(name: string, file: string): Promise<ListedKey> {
  try {
    const { encrypted, exposed, open } = await readKeyfile(file)
    if (encrypted) return { name, address: null, encrypted, exposed, problem: null }
    const { address, secret } = await open(async () => '')
    return { name, address, encrypted, exposed: exposed && secret !== undefined, problem: null }
  } catch (error) {
    if (!(error instanceof BaseError)) throw error
    return { name, address: null, encrypted: false, exposed: false, problem: error.message }
  }
}

async function namesIn(folder: string, isMeant: (entry: Dirent) => boolean): Promise<string[]> {
  if (!existsSync(folder)) return []
  const entries = await readdir(folder, { withFileTypes: true })
  return entries
    .filter(isMeant)
    .map(({ name }) => name)
    .sort()
}
