import { randomBytes, randomUUID } from 'node:crypto'
import { Command, InvalidArgumentError, Option } from 'commander'
import { GATEWAY_SCOPES, KEY_MARK } from '../api/gateway/gateway-key.ts'
import { systemClock } from '../core/clock.ts'
import { sha256Hex } from '../core/hash.ts'
import { type GatewayKeyRow, insertGatewayKey, listGatewayKeys, revokeGatewayKey } from '../store/gateway-keys.ts'
import { type Db, openStore } from '../store/open-store.ts'
import { UsageError } from './errors.ts'
import { openExistingStore } from './open-existing-store.ts'
import { databaseUrlOption, dataOption, jsonOption, storeLocation, wholeNumber } from './options.ts'
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
    .addHelpText(
      'after',
      '\nA running network keeps an embedded database to itself: stop it first, or use a PostgreSQL server (--database-url).',
    )
}

interface CreateOptions extends StoreOptions {
  scope: string[]
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
    if (!/^.{1,100}$/u.test(name.trim())) throw new UsageError('keys create: expected a name of 1 to 100 characters, got another')
    const key = KEY_MARK + randomBytes(32).toString('base64url')
    const row = {
      id: `key-${randomUUID().slice(0, 8)}`,
      hash: sha256Hex(key),
      prefix: key.slice(0, 10),
      name: name.trim(),
      scopes: options.scope,
      requests_per_minute: options.requestsPerMinute,
      tokens_per_minute: options.tokensPerMinute,
      usd_per_day: options.usdPerDay,
      created_ms: systemClock.now(),
    }
    const store = await openStore(storeLocation(options))
    try {
      await insertGatewayKey(store.db, row)
    } finally {
      await store.close()
    }
    const shown = { id: row.id, key, name: row.name, scopes: row.scopes }
    process.stdout.write(options.json ? `${JSON.stringify(shown)}\n` : `${key}\n`)
    process.stderr.write(`${row.id} for ${printable(row.name)}: keep it now, it is not shown again.\n`)
  })
}

function listCommand(): Command {
  return withStoreOptions(new Command('list').description('Show every key, the revoked ones too; never the key itself.')).action(
    async (options: StoreOptions) => {
      const keys = await withStore(options, (db) => listGatewayKeys(db))
      if (options.json) return void process.stdout.write(`${JSON.stringify(keys.map(keyView))}\n`)
      for (const key of keys.map(keyView))
        process.stdout.write(
          `${key.id}  ${key.prefix}...  ${key.revokedAt ? 'revoked' : 'valid  '}  ${key.scopes.join(',').padEnd(24)} ${String(key.requestsPerMinute).padStart(5)}/min ${String(key.tokensPerMinute).padStart(8)} tokens/min  $${key.usdPerDay}/day  ${printable(key.name)}\n`,
        )
    },
  )
}

function revokeCommand(): Command {
  return withStoreOptions(new Command('revoke').description('End a key at once and for good.').argument('<id>', 'as in the list')).action(
    async (id: string, options: StoreOptions) => {
      const revoked = await withStore(options, (db) => revokeGatewayKey(db, id, systemClock.now()))
      if (options.json) process.stdout.write(`${JSON.stringify({ id, revoked })}\n`)
      else process.stdout.write(revoked ? `Revoked ${printable(id)}\n` : `Nothing to revoke: no valid key has the id ${printable(id)}\n`)
      if (!revoked) process.exitCode = 1
    },
  )
}

function keyView(row: GatewayKeyRow) {
  return {
    id: row.id,
    prefix: row.prefix,
    name: row.name,
    scopes: row.scopes,
    requestsPerMinute: row.requests_per_minute,
    tokensPerMinute: row.tokens_per_minute,
    usdPerDay: Number(row.usd_per_day),
    createdAt: new Date(row.created_ms).toISOString(),
    revokedAt: row.revoked_ms === null ? null : new Date(row.revoked_ms).toISOString(),
  }
}

function withStoreOptions(command: Command): Command {
  return command.addOption(dataOption()).addOption(databaseUrlOption()).addOption(jsonOption())
}

async function withStore<T>(options: StoreOptions, use: (db: Db) => Promise<T>): Promise<T> {
  const store = await openExistingStore(storeLocation(options))
  try {
    return await use(store.db)
  } finally {
    await store.close()
  }
}

function amount(text: string): number {
  const value = Number(text)
  if (!/^\d+(\.\d+)?$/.test(text) || value > 1_000_000)
    throw new InvalidArgumentError('expected an amount in US dollars from 0 to 1000000.')
  return value
}
