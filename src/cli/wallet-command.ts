import { Command } from 'commander'
import { walletImportCommand } from './wallet-import-command.ts'
import { walletListCommand } from './wallet-list-command.ts'
import { walletNewCommand } from './wallet-new-command.ts'
import { walletSignCommand } from './wallet-sign-command.ts'
import { walletVerifyCommand } from './wallet-verify-command.ts'

export function walletCommand(): Command {
  return new Command('wallet')
    .description('Keys in the files that Bittensor wallets use: make, list and import them, sign and verify with them.')
    .addCommand(walletNewCommand())
    .addCommand(walletListCommand())
    .addCommand(walletImportCommand())
    .addCommand(walletSignCommand())
    .addCommand(walletVerifyCommand())
    .addHelpText(
      'after',
      `
Files: <wallets>/<wallet>/coldkey (encrypted), coldkeypub.txt, hotkeys/<name> (plain, for its owner's eyes only).
Secrets come from a file, a terminal or stdin, never from the command line; passphrases from --passphrase-file,
KUMITE_PASSPHRASE or a terminal. The words of a new key are printed once, and no other secret ever.`,
    )
}
