import { homedir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { Argument, Option } from 'commander'

/** What several wallet commands share, with one meaning each. */
export function walletsOption(): Option {
  return new Option('--wallets <dir>', 'folder of all wallets').default(join(homedir(), '.bittensor', 'wallets')).env('KUMITE_WALLETS')
}

export function walletArgument(): Argument {
  return new Argument('[wallet]', 'name of the wallet').default('default')
}

export function hotkeyOption(): Option {
  return new Option('--hotkey <name>', 'name of the hotkey').default('default')
}

export function coldkeyOption(): Option {
  return new Option('--coldkey', 'the coldkey instead of a hotkey')
}

export function schemeOption(): Option {
  return new Option('--scheme <name>', 'kind of key').choices(['sr25519', 'ed25519']).default('sr25519')
}

export function passphraseFileOption(): Option {
  return new Option('--passphrase-file <file>', 'file that holds the passphrase of the coldkey')
}

export function messageOption(): Option {
  return new Option('--message <text>', 'what is signed; all of stdin without it')
}

/** The bytes to sign or verify: never trimmed, never decoded. */
export async function readMessage(message: string | undefined): Promise<Uint8Array> {
  return message === undefined ? new Uint8Array(await buffer(process.stdin)) : utf8ToBytes(message)
}
