import { Command, InvalidArgumentError, Option } from 'commander'
import { systemClock } from '../core/clock.ts'
import { deskPath } from '../miner/desk/desk-path.ts'
import { newCode } from '../miner/desk/new-code.ts'
import { DeskScope } from '../protocol/desk.ts'
import { WorkerId } from '../protocol/ids.ts'
import { askOperator } from './ask-operator.ts'
import { type DeskCall, DeskReply } from './desk-call.ts'
import { UsageError } from './errors.ts'
import { databaseUrlOption, dataOption, jsonOption } from './options.ts'
import { printable } from './printable.ts'
import { textTable } from './text-table.ts'

interface DeskOptions {
  data: string
  databaseUrl?: string
  miner?: string
  scope: DeskScope
  name: string
  json?: boolean
}

/** The operator's desk of a miner: who may sit at it. */
export function deskCommand(): Command {
  return new Command('desk')
    .description("Sign in to the desk of a miner with people, and see who is: the operator's pages at /desk.")
    .addCommand(linkCommand())
    .addCommand(approveCommand())
    .addCommand(devicesCommand())
    .addCommand(revokeCommand())
    .addHelpText('after', '\nWhere a network runs on the folder, it is asked; by its own user only.')
}

function linkCommand(): Command {
  return withDeskOptions(
    new Command('link').description('Print a link that lets one browser in: once, and within 10 minutes.').addOption(scopeOption()),
  ).action(async (options: DeskOptions) => {
    const { code, hash } = newCode()
    const { place } = await ask(options, { do: 'desk-link', scope: options.scope, hash, ...ofMiner(options) })
    const link = place.url + deskPath({ code, miner: place.miner })
    process.stdout.write(options.json ? `${JSON.stringify({ link, miner: place.miner, scope: options.scope })}\n` : `${link}\n`)
  })
}

function approveCommand(): Command {
  return withDeskOptions(
    new Command('approve')
      .description('Let the browser in whose key is shown at /desk.')
      .argument('<key>', 'its address, as the page shows it', readKey)
      .addOption(scopeOption())
      .addOption(new Option('--name <text>', 'what the list calls it').default('approved by command')),
  ).action(async (device: WorkerId, options: DeskOptions) => {
    const { scope, name } = options
    const { place } = await ask(options, { do: 'desk-approve', scope, device, name, ...ofMiner(options) })
    if (options.json) process.stdout.write(`${JSON.stringify({ device, miner: place.miner, scope })}\n`)
    else process.stdout.write(`${device} may sit at the desk of ${printable(place.name)} as ${scope}.\n`)
  })
}

function devicesCommand(): Command {
  return withDeskOptions(new Command('devices').description('Show who may sit at the desk, and who was shut out.')).action(
    async (options: DeskOptions) => {
      const { devices } = await ask(options, { do: 'desk-devices', ...ofMiner(options) })
      if (options.json) return void process.stdout.write(`${JSON.stringify(devices)}\n`)
      const rows = devices.map(({ id, state, scope, usedAt, name }) => [id, state, scope, usedAt, printable(name)])
      for (const line of textTable([['key', 'state', 'scope', 'last used', 'name'], ...rows], 'lllll')) process.stdout.write(`${line}\n`)
    },
  )
}

function revokeCommand(): Command {
  return withDeskOptions(
    new Command('revoke').description('Shut a browser out, from its next request on.').argument('<key>', 'as in the list'),
  ).action(async (device: string, options: DeskOptions) => {
    const { changed: revoked } = await ask(options, { do: 'desk-revoke', device, ...ofMiner(options) })
    if (options.json) process.stdout.write(`${JSON.stringify({ device, revoked })}\n`)
    else process.stdout.write(revoked ? `Revoked ${printable(device)}\n` : `Nothing to revoke: no such key is let in\n`)
    if (!revoked) process.exitCode = 1
  })
}

async function ask(options: DeskOptions, call: DeskCall) {
  const { place, known, ...reply } = DeskReply.parse(await askOperator(options, call))
  if (place) return { place, ...reply }
  if (known.length === 0)
    throw new UsageError('desk: expected a miner with people in this data, got none', { hint: 'start one: kumite up, or kumite miner' })
  throw new UsageError(`--miner: expected one of ${known.join(', ')}, got ${options.miner}`, {
    hint: 'name it as the list does, or by its hotkey',
  })
}

const ofMiner = ({ miner }: DeskOptions) => ({ atMs: systemClock.now(), ...(miner === undefined ? {} : { miner }) })

function readKey(text: string): WorkerId {
  const key = WorkerId.safeParse(text)
  if (!key.success) throw new InvalidArgumentError('expected the address of a key: 46 to 48 characters that start with 5.')
  return key.data
}

function scopeOption(): Option {
  return new Option('--scope <scope>', 'a helper sees all but secrets and may pause; money, keys and settings are the owner’s')
    .choices(DeskScope.options)
    .default('owner')
}

function withDeskOptions(command: Command): Command {
  return command
    .addOption(new Option('--miner <name>', 'which miner, by name or hotkey (default: the one that was started last)'))
    .addOption(dataOption())
    .addOption(databaseUrlOption())
    .addOption(jsonOption())
}
