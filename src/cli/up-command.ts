import { randomBytes } from 'node:crypto'
import { Command, Option } from 'commander'
import { AUTH_ADAPTERS, type AuthAdapter } from '../identity/verify-request.ts'
import { openStore } from '../store/open-store.ts'
import { UsageError } from './errors.ts'
import { openLocalNetwork } from './open-local-network.ts'
import type { LivePlace, OpenNetwork } from './open-network.ts'
import { type Axon, openOutsideNetwork, parseAxon } from './open-outside-network.ts'
import { databaseUrlOption, dataOption, jsonOption, modelsOption, publicUrlOption, storeLocation, wholeNumber } from './options.ts'
import { createProgress } from './progress.ts'
import { runHeadless } from './run-headless.ts'
import { runLive } from './run-live.ts'
import { tellReport } from './tell-headless-report.ts'
import { untilStopped } from './until-stopped.ts'
import { passphraseFileOption, walletsOption } from './wallet-options.ts'

interface UpOptions {
  host: string
  port: number
  data: string
  databaseUrl?: string
  tasks?: string
  models?: string
  judges?: boolean
  recipe?: string
  wiki?: string
  providers?: string
  seed?: string
  tasksPerEpoch?: number
  blockMs: number
  chain?: string
  netuid?: number
  validatorWallet?: string
  minerWallet?: string[]
  wallets: string
  passphraseFile?: string
  register?: boolean
  axon?: Axon
  privateAxons?: boolean
  frameOrigin?: string
  publicUrl?: string
  acceptAuth?: AuthAdapter[]
  headless?: boolean
  epochs?: number
  json?: boolean
  quiet?: boolean
}

/** What is generated live is run in a browser first: two cores keep up with so many and stay free for the page. */
const LIVE_TASKS = 5
const HEADLESS_TASKS = 14

export function upCommand(): Command {
  return new Command('up')
    .description('Run a whole network: local chain, two validators, eight simulated miners, and the miner "home" where you work.')
    .addOption(new Option('--port <n>', 'port of the web page').default(4000).argParser(wholeNumber(1, 65_535)).env('PORT'))
    .addOption(new Option('--host <address>', 'address to listen on').default('127.0.0.1'))
    .addOption(dataOption())
    .addOption(databaseUrlOption())
    .addOption(new Option('--tasks <file>', 'judge these tasks (JSONL, see `kumite import --help`) instead of generated ones'))
    .addOption(modelsOption())
    .addOption(new Option('--judges', 'let these models also judge what right answers to challenges mean, instead of the embedder'))
    .addOption(
      new Option(
        '--recipe <file>',
        'score answers to challenges by this recipe, in JSON; see what it changes with `kumite prompting rescore` first',
      ).conflicts('judges'),
    )
    .addOption(
      new Option('--wiki <url>', 'ask also about the pages of a wiki: its REST API, such as https://en.wikipedia.org/w/rest.php/v1').env(
        'KUMITE_WIKI',
      ),
    )
    .addOption(
      new Option('--providers <file>', 'JSON file with other subnets that customers of the gateway may call (docs/gateway.md)').env(
        'KUMITE_PROVIDERS',
      ),
    )
    .addOption(new Option('--seed <text>', 'make the network repeatable, keys included; for trials only'))
    .addOption(
      new Option('--tasks-per-epoch <n>', 'tasks that each validator makes in an epoch (default: 5; with --headless 14)').argParser(
        wholeNumber(1, 1000),
      ),
    )
    .addOption(new Option('--block-ms <n>', 'time between two blocks').default(1000).argParser(wholeNumber(100, 600_000)))
    .addOption(new Option('--frame-origin <url>', 'origin that live responses are served from, when the page is not on this machine'))
    .addOption(publicUrlOption())
    .addOption(new Option('--accept-auth <names...>', 'older ways of signing, see docs/signed-requests.md').choices(AUTH_ADAPTERS))
    .addOption(
      new Option('--chain <url>', 'chain to work on instead of the local one: ws(s):// a subtensor node, http(s):// a `kumite chain`').env(
        'SUBTENSOR_ENDPOINT',
      ),
    )
    .addOption(new Option('--netuid <n>', 'with --chain: which subnet').argParser(wholeNumber(0, 65_535)))
    .addOption(new Option('--validator-wallet <wallet>', "with --chain: run a validator with this hotkey, NAME/HOTKEY or its file's path"))
    .addOption(new Option('--miner-wallet <wallet...>', 'with --chain: run a miner of people with this hotkey; repeat it for more of them'))
    .addOption(walletsOption())
    .addOption(passphraseFileOption())
    .addOption(new Option('--register', 'with --chain: register a hotkey that is not yet; the coldkey of its wallet pays'))
    .addOption(
      new Option(
        '--axon <ip:port>',
        'with --chain: tell miners on the chain that the validator is there, through whatever forwards to --port',
      ).argParser(parseAxon),
    )
    .addOption(
      new Option(
        '--private-axons',
        'with --chain: also call miners and validators that say they are at addresses of no internet, such as 10.0.0.5; whoever registers can then make this process call services next door (always so with a `kumite chain`)',
      ),
    )
    .addOption(new Option('--headless', 'no server and no waiting: a simulated clock, then a report; nothing is kept'))
    .addOption(new Option('--epochs <n>', 'with --headless: epochs to run').argParser(wholeNumber(1, 1000)))
    .addOption(jsonOption())
    .addOption(new Option('--quiet', 'no progress on stderr'))
    .addHelpText(
      'after',
      `
With --chain the network is on a chain elsewhere, with the roles that there are wallets for and no simulated miners; with no wallet it
only shows the pages of Explore. Give it a data folder of its own.
  kumite up --chain wss://HOST --netuid 52 --data data/52
  kumite up --chain http://127.0.0.1:9944 --data data/mine --validator-wallet default/validator --miner-wallet default/miner --register`,
    )
    .action((options: UpOptions, command: Command) => {
      checkTogether(command)
      return options.headless ? upHeadless(options) : upLive(options)
    })
}

/** Options that mean something only beside another one, and those that contradict it. */
const ONLY_WITH: Readonly<Record<string, readonly string[]>> = {
  headless: ['epochs', 'json'],
  chain: ['netuid', 'validatorWallet', 'minerWallet', 'register', 'axon', 'privateAxons'],
}
const NEVER_WITH_CHAIN = ['headless', 'seed', 'blockMs']
/** A simulated network has built-in tasks, models and recipe: who named others would take its report for theirs. */
const NEVER_HEADLESS = ['models', 'judges', 'recipe', 'wiki', 'providers']

function checkTogether(command: Command): void {
  const given = (name: string) => !['default', undefined].includes(command.getOptionValueSource(name))
  const flag = (name: string) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
  for (const [partner, names] of Object.entries(ONLY_WITH))
    for (const name of names)
      if (given(name) && !given(partner))
        throw new UsageError(`${flag(name)}: expected together with ${flag(partner)}, got it alone`, { hint: `add ${flag(partner)}` })
  for (const name of NEVER_WITH_CHAIN)
    if (given(name) && given('chain'))
      throw new UsageError(`${flag(name)}: expected the local chain with it, got ${command.getOptionValue('chain')}`, {
        hint: `leave ${flag(name)} or --chain away; the variable SUBTENSOR_ENDPOINT counts as --chain`,
      })
  for (const name of NEVER_HEADLESS)
    if (given('headless') && command.getOptionValueSource(name) === 'cli')
      throw new UsageError(`${flag(name)}: expected without --headless, got both`, {
        hint: `leave one of them away: headless, everything is built in`,
      })
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
      tasksPerEpoch: options.tasksPerEpoch ?? HEADLESS_TASKS,
      progress,
    })
    if (options.json) return void process.stdout.write(`${JSON.stringify(report)}\n`)
    process.stdout.write(tellReport(report))
  } finally {
    await store.close()
  }
}

async function upLive(options: UpOptions): Promise<void> {
  const progress = createProgress({ quiet: options.quiet ?? false })
  progress.say('Kumite is starting')
  const location = storeLocation(options)
  const store = await progress.step(`Opening the database (${location.kind === 'folder' ? options.data : location.kind})`, () =>
    openStore(location.kind === 'server' ? { ...location, exclusive: true } : location),
  )
  let network: Awaited<ReturnType<typeof runLive>>
  try {
    const { host, port, tasks, models, judges = false, recipe, wiki, providers, frameOrigin, publicUrl, acceptAuth: authAdapters } = options
    network = await runLive({
      store,
      host,
      port,
      tasks,
      models,
      judges,
      recipe,
      wiki,
      providers,
      frameOrigin,
      publicUrl,
      authAdapters,
      progress,
      open: (place) => openNetwork(place, options),
    })
  } catch (error) {
    await store.close()
    throw error
  }
  progress.say(`\nReady: ${network.url}\n  ${network.words}\n  Stop with Ctrl-C; the next start goes on from here.\n`)
  await untilStopped()
  progress.say('Stopping …')
  await network.stop()
  await store.close()
  progress.say('Stopped; nothing is lost.')
  process.exit(0)
}

function openNetwork(place: LivePlace, options: UpOptions): Promise<OpenNetwork> {
  const { chain: url, seed, blockMs, tasks, tasksPerEpoch = LIVE_TASKS } = options
  const taskSource = tasks === undefined ? 'ready' : 'imported'
  if (url === undefined) return openLocalNetwork(place, { seed, blockMs, tasksPerEpoch, taskSource })
  const { netuid, validatorWallet, minerWallet = [], wallets, passphraseFile, axon, register = false, privateAxons = false } = options
  const roles = { validatorWallet, minerWallets: minerWallet, wallets, passphraseFile, register, axon, privateAxons }
  return openOutsideNetwork(place, { url, netuid, ...roles, tasksPerEpoch, taskSource })
}
