import { randomBytes } from 'node:crypto'
import { Command, Option } from 'commander'
import { AUTH_ADAPTERS, type AuthAdapter } from '../identity/verify-request.ts'
import { openStore } from '../store/open-store.ts'
import { UsageError } from './errors.ts'
import { databaseUrlOption, dataOption, jsonOption, storeLocation, wholeNumber } from './options.ts'
import { createProgress } from './progress.ts'
import { runHeadless } from './run-headless.ts'
import { runLive } from './run-live.ts'

interface UpOptions {
  host: string
  port: number
  data: string
  databaseUrl?: string
  tasks?: string
  seed?: string
  tasksPerEpoch: number
  blockMs: number
  frameOrigin?: string
  acceptAuth?: AuthAdapter[]
  headless?: boolean
  epochs?: number
  json?: boolean
  quiet?: boolean
}

export function upCommand(): Command {
  return new Command('up')
    .description('Run a whole network: local chain, two validators, eight simulated miners, and the miner "home" where you work.')
    .addOption(new Option('--port <n>', 'port of the web page').default(4000).argParser(wholeNumber(1, 65_535)).env('PORT'))
    .addOption(new Option('--host <address>', 'address to listen on').default('127.0.0.1'))
    .addOption(dataOption())
    .addOption(databaseUrlOption())
    .addOption(new Option('--tasks <file>', 'judge these tasks (JSONL, see `kumite import --help`) instead of built-in ones'))
    .addOption(new Option('--seed <text>', 'make the network repeatable, keys included; for trials only'))
    .addOption(
      new Option('--tasks-per-epoch <n>', 'tasks that each validator makes in an epoch').default(14).argParser(wholeNumber(1, 1000)),
    )
    .addOption(new Option('--block-ms <n>', 'time between two blocks').default(1000).argParser(wholeNumber(100, 600_000)))
    .addOption(new Option('--frame-origin <url>', 'origin that live responses are served from, when the page is not on this machine'))
    .addOption(new Option('--accept-auth <names...>', 'older ways of signing, see docs/signed-requests.md').choices(AUTH_ADAPTERS))
    .addOption(new Option('--headless', 'no server and no waiting: a simulated clock, then a report'))
    .addOption(new Option('--epochs <n>', 'with --headless: epochs to run').argParser(wholeNumber(1, 1000)))
    .addOption(jsonOption())
    .addOption(new Option('--quiet', 'no progress on stderr'))
    .action((options: UpOptions) => (options.headless ? upHeadless(options) : upLive(options)))
}

async function upHeadless(options: UpOptions): Promise<void> {
  const progress = createProgress({ quiet: options.quiet ?? false })
  const store = await progress.step('Opening a database in memory', () => openStore({ kind: 'memory' }))
  try {
    const report = await runHeadless({
      store,
      seed: options.seed ?? randomBytes(6).toString('hex'),
      epochs: options.epochs ?? 3,
      tasks: options.tasks,
      tasksPerEpoch: options.tasksPerEpoch,
      progress,
    })
    if (options.json) return void process.stdout.write(`${JSON.stringify(report)}\n`)
    const { miners, recovered, tasks, judgments, dataset } = report
    const lines = miners.map(
      ({ name, behaviour, score, incentive }) =>
        `${name.padEnd(8)} ${(behaviour ?? 'people').padEnd(40)} ${score.toFixed(3).padStart(7)} ${incentive.toFixed(3).padStart(10)}`,
    )
    process.stdout.write(
      [
        `seed ${report.seed}: ${tasks} tasks, ${judgments} judgments (all simulated), ${dataset.pairs} preference pairs`,
        '',
        `${'miner'.padEnd(8)} ${'behaviour'.padEnd(40)} ${'score'.padStart(7)} ${'incentive'.padStart(10)}`,
        ...lines,
        '',
        ...recovered.map(
          ({ against, tasks: n, meanSpearman }) =>
            `order found against ${against === 'construction' ? 'the order known by construction' : 'the ranks that came with the tasks'}: mean Spearman ${meanSpearman.toFixed(3)} over ${n} tasks`,
        ),
        '',
      ].join('\n'),
    )
  } finally {
    await store.close()
  }
}

async function upLive(options: UpOptions): Promise<void> {
  for (const flag of ['epochs', 'json'] as const)
    if (options[flag] !== undefined)
      throw new UsageError(`--${flag}: expected together with --headless, got it alone`, { hint: 'add --headless' })
  const progress = createProgress({ quiet: options.quiet ?? false })
  progress.say('Kumite is starting')
  const location = storeLocation(options)
  const store = await progress.step(`Opening the database (${location.kind === 'folder' ? options.data : location.kind})`, () =>
    openStore(location.kind === 'server' ? { ...location, exclusive: true } : location),
  )
  let network: Awaited<ReturnType<typeof runLive>>
  try {
    network = await runLive({
      store,
      host: options.host,
      port: options.port,
      seed: options.seed,
      tasks: options.tasks,
      tasksPerEpoch: options.tasksPerEpoch,
      blockMs: options.blockMs,
      frameOrigin: options.frameOrigin,
      authAdapters: options.acceptAuth,
      progress,
    })
  } catch (error) {
    await store.close()
    throw error
  }
  progress.say(
    `\nReady: ${network.url}\n  Eight of nine miners are simulated; take a seat as a worker of "home" at ${network.url}/work\n  Stop with Ctrl-C; the next start goes on from here.\n`,
  )
  let askedMs: number | undefined
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => {
        // npm and the terminal both pass Ctrl-C on: a second one at once is the same; one that comes later is meant.
        if (askedMs !== undefined && performance.now() - askedMs > 2000) process.exit(1)
        askedMs ??= performance.now()
        resolve()
      })
  })
  progress.say('Stopping …')
  await network.stop()
  await store.close()
  progress.say('Stopped; nothing is lost.')
  process.exit(0)
}
