import { Command } from 'commander'
import { type ListedKey, listWallets } from '../identity/list-wallets.ts'
import { jsonOption } from './options.ts'
import { walletsOption } from './wallet-options.ts'

export function walletListCommand(): Command {
  return new Command('list')
    .description('Show the wallets with the addresses of their keys; needs no passphrase.')
    .addOption(walletsOption())
    .addOption(jsonOption())
    .action(async ({ wallets: folder, json }: { wallets: string; json?: boolean }) => {
      const wallets = await listWallets(folder)
      if (json) return void process.stdout.write(`${JSON.stringify({ wallets })}\n`)
      const lines = wallets.flatMap(({ name, coldkey, hotkeys }) => [
        name,
        `  coldkey ${coldkey ? describe(coldkey) : 'none'}`,
        ...hotkeys.map((hotkey) => `  hotkey  ${hotkey.name} ${describe(hotkey)}`),
      ])
      process.stdout.write(lines.map((line) => `${line}\n`).join(''))
    })
}

function describe({ address, encrypted, exposed, problem }: ListedKey): string {
  if (problem !== null) return `! ${problem}`
  return `${address ?? '(address unknown)'}${encrypted ? ', encrypted' : ''}${exposed ? ' ! others may read its file' : ''}`
}
