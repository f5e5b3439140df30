import { existsSync } from 'node:fs'
import { generateMnemonic } from '@scure/bip39'
import { wordlist } from '@scure/bip39/wordlists/english.js'
import { Command } from 'commander'
import { KeyfileExistsError } from '../identity/errors.ts'
import { parseSecretUri } from '../identity/parse-secret-uri.ts'
import type { SecretKey } from '../identity/secret-key.ts'
import type { Signer } from '../identity/signer.ts'
import { walletPaths } from '../identity/wallet-paths.ts'
import { jsonOption } from './options.ts'
import { createProgress } from './progress.ts'
import { readPassphrase } from './read-secret.ts'
import { storeColdkey, storeHotkey } from './store-key.ts'
import { hotkeyOption, passphraseFileOption, schemeOption, walletArgument, walletsOption } from './wallet-options.ts'

interface NewOptions {
  wallets: string
  hotkey: string
  scheme: Signer['scheme']
  passphraseFile?: string
  json?: boolean
}

export function walletNewCommand(): Command {
  return new Command('new')
    .description('Make a hotkey, and a coldkey where the wallet has none. Prints the words of each, once.')
    .addArgument(walletArgument())
    .addOption(walletsOption())
    .addOption(hotkeyOption())
    .addOption(schemeOption())
    .addOption(passphraseFileOption())
    .addOption(jsonOption())
    .action(async (wallet: string, options: NewOptions) => {
      const { hotkey: name, scheme, json } = options
      const paths = walletPaths(options.wallets, wallet)
      const file = paths.hotkey(name)
      if (existsSync(file)) throw new KeyfileExistsError({ file }) // before the coldkey is made, so that all is made or nothing
      const coldkey =
        existsSync(paths.coldkey) || existsSync(paths.coldkeyPub)
          ? null
          : await makeKey(scheme, async (key) => {
              const passphrase = await readPassphrase({ file: options.passphraseFile, what: 'the new coldkey', twice: true })
              return storeColdkey(paths, key, passphrase)
            })
      const hotkey = { name, ...(await makeKey(scheme, (key) => storeHotkey(paths, name, key))) }
      if (json) return void process.stdout.write(`${JSON.stringify({ wallet, scheme, coldkey, hotkey })}\n`)
      for (const [label, key] of [['coldkey', coldkey] as const, [`hotkey ${name}`, hotkey] as const])
        if (key) process.stdout.write(`${label} ${key.address}\n  ${key.mnemonic}\n`)
      createProgress({ quiet: false }).say('Write the words down now: whoever has them has the key, and they are not shown again.')
    })
}

async function makeKey(scheme: Signer['scheme'], store: (key: SecretKey) => Promise<string>) {
  const mnemonic = generateMnemonic(wordlist)
  return { address: await store(parseSecretUri(mnemonic, scheme)), mnemonic }
}
