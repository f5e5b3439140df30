import { Command, Option } from 'commander'
import * as z from 'zod'
import { systemClock } from '../core/clock.ts'
import type { WorkerLife } from '../miner/worker-life.ts'
import { askOperator } from './ask-operator.ts'
import { UsageError } from './errors.ts'
import { databaseUrlOption, dataOption, jsonOption } from './options.ts'
import { printable } from './printable.ts'
import { WorkersQuestion, WorkersReply } from './workers-call.ts'
import { workersGuidelinesCommand } from './workers-guidelines-command.ts'

interface WorkersOptions {
  data: string
  databaseUrl?: string
  miner?: string
  json?: boolean
}

/** The people who work for a miner. */
export function workersCommand(): Command {
  return new Command('workers')
    .description('See the workers of a miner, and what each may be given.')
    .addCommand(listCommand())
    .addCommand(showCommand())
    .addCommand(pauseCommand())
    .addCommand(workerCommand('resume', 'Give a paused worker tasks again.'))
    .addCommand(workerCommand('remove', 'Take a worker off the miner for good; what it has earned stays its own.'))
    .addCommand(domainsCommand())
    .addCommand(withWorkersOptions(workersGuidelinesCommand()))
    .addHelpText('after', '\nWhere a network runs on the folder, it is asked; by its own user only. More in docs/miner.md.')
}

function listCommand(): Command {
  return withWorkersOptions(new Command('list').description('Show every worker, those removed too.')).action(
    async (options: WorkersOptions) => {
      const workers = await ask(options, { what: 'list', atMs: systemClock.now() })
      if (options.json) return void process.stdout.write(`${JSON.stringify(workers)}\n`)
      if (workers.length === 0) process.stderr.write('No workers yet: invite some with a link from the desk (kumite desk link).\n')
      for (const worker of workers) process.stdout.write(`${tellWorker(worker)}\n`)
    },
  )
}

function showCommand(): Command {
  return withWorkersOptions(new Command('show').description('Show one worker.').argument('<worker>', 'its id, as in the list')).action(
    async (worker: string, options: WorkersOptions) => tellOne(options, worker, { what: 'list', atMs: systemClock.now() }),
  )
}

function pauseCommand(): Command {
  return withWorkersOptions(
    new Command('pause')
      .description('Give a worker no more tasks until it is resumed; what it has in hand it may finish.')
      .argument('<worker>', 'its id, as in the list')
      .option('--words <text>', 'what the worker is told'),
  ).action(async (worker: string, options: WorkersOptions & { words?: string }) =>
    tellOne(options, worker, { what: 'pause', worker, words: options.words, atMs: systemClock.now() }),
  )
}

function workerCommand(what: 'resume' | 'remove', words: string): Command {
  return withWorkersOptions(new Command(what).description(words).argument('<worker>', 'its id, as in the list')).action(
    async (worker: string, options: WorkersOptions) => tellOne(options, worker, { what, worker, atMs: systemClock.now() }),
  )
}

function domainsCommand(): Command {
  return withWorkersOptions(
    new Command('domains')
      .description('Give a worker tasks of these domains only; of any, when none is named.')
      .argument('<worker>', 'its id, as in the list')
      .argument('[domains...]', 'such as text code'),
  ).action(async (worker: string, domains: string[], options: WorkersOptions) =>
    tellOne(options, worker, { what: 'domains', worker, domains: domains.length > 0 ? domains : null, atMs: systemClock.now() }),
  )
}

async function tellOne(options: WorkersOptions, id: string, question: WorkersQuestion): Promise<void> {
  const worker = (await ask(options, question)).find((one) => one.id === id)
  if (!worker) throw new UsageError(`workers: expected the id of a worker, got ${id}`, { hint: 'kumite workers list' })
  process.stdout.write(`${options.json ? JSON.stringify(worker) : tellWorker(worker)}\n`)
}

async function ask({ miner, ...options }: WorkersOptions, question: WorkersQuestion): Promise<WorkerLife[]> {
  const asked = WorkersQuestion.safeParse(question)
  if (!asked.success) throw new UsageError(`workers ${question.what}: ${z.prettifyError(asked.error)}`)
  const call = { do: 'workers' as const, ask: asked.data, ...(miner === undefined ? {} : { miner }) }
  const { list, refused } = WorkersReply.parse(await askOperator(options, call)).workers
  if (refused !== undefined) throw new UsageError(refused)
  return list
}

/** One line: who, whether it works, how reliable. */
function tellWorker(worker: WorkerLife): string {
  const { id, name, judged, scored, meanScore, interval, domains, skipsLastHour, seenMs } = worker
  const state = worker.removedMs !== null ? 'removed' : worker.pausedMs !== null ? 'paused' : worker.inHand ? 'judging' : 'free'
  const between = interval ? ` (${interval.map((bound) => bound.toFixed(2)).join(' to ')})` : ''
  return [
    id,
    state.padEnd(7),
    `judged ${judged}, scored ${scored}, mean ${meanScore === null ? 'none yet' : meanScore.toFixed(2)}${between}`,
    `given back in the last hour ${skipsLastHour}`,
    domains ? `only ${domains.map(printable).join(' ')}` : 'any domain',
    seenMs === null ? 'never seen' : `seen ${new Date(seenMs).toISOString()}`,
    `${printable(name)}${worker.simulated ? ' (simulated)' : ''}`,
  ].join('  ')
}

function withWorkersOptions(command: Command): Command {
  return command
    .addOption(new Option('--miner <name>', 'which miner, by name or hotkey (default: the one that was started last)'))
    .addOption(dataOption())
    .addOption(databaseUrlOption())
    .addOption(jsonOption())
}
