import { bytesToHex } from '@noble/hashes/utils.js'
import { Command } from 'commander'
import { walletPaths } from '../identity/wallet-paths.ts'
import { openWalletKey } from './open-wallet-key.ts'
import { jsonOption } from './options.ts'
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
  passphraseFile: string | undefined
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
      const { address, scheme, sign } = await openWalletKey(file, options)
      const signature = `0x${bytesToHex(sign(await readMessage(options.message)))}`
      process.stdout.write(options.json ? `${JSON.stringify({ address, scheme, signature })}\n` : `${signature}\n`)
    })
}
