import { Command, InvalidArgumentError, Option } from 'commander'
import type { GatewayScope } from '../api/gateway/gateway-key.ts'
import { newGatewayKey } from '../api/gateway/new-gateway-key.ts'
import { systemClock } from '../core/clock.ts'
import { GATEWAY_SCOPES } from '../protocol/desk.ts'
import { openStore } from '../store/open-store.ts'
import { askOperator } from './ask-operator.ts'
import { UsageError } from './errors.ts'
import { KeysReply } from './keys-call.ts'
import { databaseUrlOption, dataOption, jsonOption, wholeNumber } from './options.ts'
import { printable } from './printable.ts'

interface StoreOptions {
  data: string
  databaseUrl?: string
  json?: boolean
}

/** Keys of the gateway: who may use it, for what and how much. */
export function keysCommand(): Command {
  return new Command('keys')
    .description('Make, list and revoke the keys of the OpenAI-compatible gateway.')
    .addCommand(createCommand())
    .addCommand(listCommand())
    .addCommand(revokeCommand())
    .addHelpText('after', '\nWhere a network runs on the folder, it is asked; by its own user only.')
}

interface CreateOptions extends StoreOptions {
  scope: GatewayScope[]
  requestsPerMinute: number
  tokensPerMinute: number
  usdPerDay: number
}

function createCommand(): Command {
  return withStoreOptions(
    new Command('create')
      .description('Make a key. It is shown once: only its hash is kept.')
      .argument('<name>', 'whose it is')
      .addOption(new Option('--scope <scope...>', 'what it is for').choices(GATEWAY_SCOPES).default(['chat', 'embeddings', 'models']))
      .option('--requests-per-minute <n>', 'in any 60 seconds', wholeNumber(1, 6000), 60)
      .option('--tokens-per-minute <n>', 'in any 60 seconds, prompts and answers together', wholeNumber(1, 100_000_000), 100_000)
      .option('--usd-per-day <amount>', 'from midnight to midnight UTC', amount, 5),
  ).action(async (name: string, options: CreateOptions) => {
    if (!/^.{1,80}$/u.test(name.trim())) throw new UsageError('keys create: expected a name of 1 to 80 characters, got another')
    const { key, row } = newGatewayKey({ ...options, name, scopes: options.scope }, systemClock.now())
    await askOperator(options, { do: 'create', row }, openStore)
    const shown = { id: row.id, key, name: row.name, scopes: row.scopes }
    process.stdout.write(options.json ? `${JSON.stringify(shown)}\n` : `${key}\n`)
    process.stderr.write(`${row.id} for ${printable(row.name)}: keep it now, it is not shown again.\n`)
  })
}

function listCommand(): Command {
  return withStoreOptions(new Command('list').description('Show every key, the revoked ones too; never the key itself.')).action(
    async (options: StoreOptions) => {
      const { keys } = KeysReply.parse(await askOperator(options, { do: 'list' }))
      if (options.json) return void process.stdout.write(`${JSON.stringify(keys)}\n`)
      for (const key of keys)
        process.stdout.write(
          `${key.id}  ${key.prefix}...  ${key.revokedAt ? 'revoked' : 'valid  '}  ${key.scopes.join(',').padEnd(24)} ${String(key.requestsPerMinute).padStart(5)}/min ${String(key.tokensPerMinute).padStart(8)} tokens/min  $${key.usdPerDay}/day  ${printable(key.name)}\n`,
        )
    },
  )
}

function revokeCommand(): Command {
  return withStoreOptions(new Command('revoke').description('End a key at once and for good.').argument('<id>', 'as in the list')).action(
    async (id: string, options: StoreOptions) => {
      const { changed: revoked } = KeysReply.parse(await askOperator(options, { do: 'revoke', id, atMs: systemClock.now() }))
      if (options.json) process.stdout.write(`${JSON.stringify({ id, revoked })}\n`)
      else process.stdout.write(revoked ? `Revoked ${printable(id)}\n` : `Nothing to revoke: no valid key has the id ${printable(id)}\n`)
      if (!revoked) process.exitCode = 1
    },
  )
}

function withStoreOptions(command: Command): Command {
  return command.addOption(dataOption()).addOption(databaseUrlOption()).addOption(jsonOption())
}

function amount(text: string): number {
  const value = Number(text)
  if (!/^\d+(\.\d+)?$/.test(text) || value > 1_000_000)
    throw new InvalidArgumentError('expected an amount in US dollars from 0 to 1000000.')
  return value
}
