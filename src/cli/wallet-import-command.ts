import { Command, Option } from 'commander'
import { parseKeyfile } from '../identity/parse-keyfile.ts'
import { parseSecretUri } from '../identity/parse-secret-uri.ts'
import type { SecretKey } from '../identity/secret-key.ts'
import type { Signer } from '../identity/signer.ts'
import { walletPaths } from '../identity/wallet-paths.ts'
import { UsageError } from './errors.ts'
import { jsonOption } from './options.ts'
import { readPassphrase, readSecret } from './read-secret.ts'
import { storeColdkey, storeHotkey } from './store-key.ts'
import { coldkeyOption, hotkeyOption, passphraseFileOption, schemeOption, walletArgument, walletsOption } from './wallet-options.ts'

interface ImportOptions {
  wallets: string
  hotkey: string
  coldkey?: boolean
  scheme: Signer['scheme']
  secretFile?: string
  passphraseFile?: string
  json?: boolean
}

export function walletImportCommand(): Command {
  return new Command('import')
    .description('Put a key that you have into a wallet.')
    .addArgument(walletArgument())
    .addOption(walletsOption())
    .addOption(hotkeyOption())
    .addOption(coldkeyOption())
    .addOption(schemeOption())
    .addOption(new Option('--secret-file <file>', 'file that holds the secret; without it, it is typed or comes on stdin'))
    .addOption(passphraseFileOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
The secret is one of: 12 to 24 words; 0x and 64 hex digits; either with a path such as //miner/1; the JSON of a key.
A path alone starts at the development phrase, which everybody knows: //Alice is for trials.`,
    )
    .action(async (wallet: string, options: ImportOptions) => {
      const { hotkey: name, scheme, json } = options
      const paths = walletPaths(options.wallets, wallet)
      const key = readKey(await readSecret({ file: options.secretFile, what: 'Words, seed or path' }), scheme)
      const address = options.coldkey
        ? await storeColdkey(paths, key, await readPassphrase({ file: options.passphraseFile, what: 'the coldkey', twice: true }))
        : await storeHotkey(paths, name, key)
      const kind = options.coldkey ? 'coldkey' : 'hotkey'
      const result = { wallet, kind, name: options.coldkey ? 'coldkey' : name, scheme: key.scheme, address }
      process.stdout.write(json ? `${JSON.stringify(result)}\n` : `${address}\n`)
    })
}

function readKey(secret: string, scheme: Signer['scheme']): SecretKey {
  if (!secret.trimStart().startsWith('{')) return parseSecretUri(secret, scheme)
  const key = parseKeyfile(secret, 'the given JSON')
  if (!key.secret)
    throw new UsageError('the given JSON: expected a key with its secret, got public fields only', { hint: 'name another file' })
  return key.secret
}
