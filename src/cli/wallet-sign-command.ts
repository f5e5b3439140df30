import { bytesToHex } from '@noble/hashes/utils.js'
import { Command } from 'commander'
import { KeyfileError } from '../identity/errors.ts'
import { readKeyfile } from '../identity/read-keyfile.ts'
import { signerOf } from '../identity/secret-key.ts'
import { walletPaths } from '../identity/wallet-paths.ts'
import { jsonOption } from './options.ts'
import { createProgress } from './progress.ts'
import { readPassphrase } from './read-secret.ts'
import {
  coldkeyOption,
  hotkeyOption,
  messageOption,
  passphraseFileOption,
  readMessage,
  walletArgument,
  walletsOption,
} from './wallet-options.ts'

interface SignOptions {
  wallets: string
  hotkey: string
  coldkey?: boolean
  message?: string
  passphraseFile?: string
  json?: boolean
}

export function walletSignCommand(): Command {
  return new Command('sign')
    .description('Sign a message with a key of a wallet.')
    .addArgument(walletArgument())
    .addOption(walletsOption())
    .addOption(hotkeyOption())
    .addOption(coldkeyOption())
    .addOption(messageOption())
    .addOption(passphraseFileOption())
    .addOption(jsonOption())
    .action(async (wallet: string, options: SignOptions) => {
      const paths = walletPaths(options.wallets, wallet)
      const file = options.coldkey ? paths.coldkey : paths.hotkey(options.hotkey)
      const { exposed, open } = await readKeyfile(file)
      if (exposed) createProgress({ quiet: false }).say(`! ${file}: others may read this key. Try: chmod 600 ${file}`)
      const { secret } = await open(() => readPassphrase({ file: options.passphraseFile, what: file, twice: false }))
      if (!secret) throw new KeyfileError({ file, expected: 'a key with its secret', got: 'public fields only' })
      const { address, scheme, sign } = signerOf(secret)
      const signature = `0x${bytesToHex(sign(await readMessage(options.message)))}`
      process.stdout.write(options.json ? `${JSON.stringify({ address, scheme, signature })}\n` : `${signature}\n`)
    })
}
