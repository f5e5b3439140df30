import { Command, Option } from 'commander'
import { AUTH_ADAPTERS, type AuthAdapter } from '../identity/verify-request.ts'
import { UsageError } from './errors.ts'
import { type Axon, parseAxon } from './open-outside-network.ts'
import { databaseUrlOption, dataOption, jsonOption, publicUrlOption, wholeNumber } from './options.ts'
import { createProgress, type Progress } from './progress.ts'
import { runPeopleMiner } from './run-people-miner.ts'
import { runPromptingMiner } from './run-prompting-miner.ts'
import { untilStopped } from './until-stopped.ts'
import { passphraseFileOption, walletsOption } from './wallet-options.ts'

interface MinerOptions {
  people?: boolean
  prompting?: boolean
  chain?: string
  validator?: string
  netuid?: number
  wallet: string
  wallets: string
  passphraseFile?: string
  register?: boolean
  axon?: Axon
  data: string
  databaseUrl?: string
  frameOrigin?: string
  publicUrl?: string
  host: string
  port: number
  models?: string
  wiki?: string
  acceptAuth?: AuthAdapter[]
  json?: boolean
  quiet?: boolean
}

export function minerCommand(): Command {
  return new Command('miner')
    .description('Run a miner alone: its workers are people who judge on its page; with --prompting it answers challenges by itself.')
    .addOption(new Option('--people', 'what it does without --prompting: people judge on its page'))
    .addOption(
      new Option(
        '--prompting',
        'answer the challenges of the prompting mechanism, with tools and with a language model where one is configured',
      ),
    )
    .addOption(
      new Option('--chain <url>', 'chain of its subnet: ws(s):// a subtensor node, http(s):// a `kumite chain`')
        .env('SUBTENSOR_ENDPOINT')
        .conflicts('validator'),
    )
    .addOption(new Option('--validator <url>', 'instead of a chain: work for whoever validates in the network that runs there'))
    .addOption(new Option('--netuid <n>', 'with --chain: which subnet').argParser(wholeNumber(0, 65_535)))
    .addOption(new Option('--wallet <wallet>', "hotkey of the miner, NAME/HOTKEY or its file's path").default('default'))
    .addOption(walletsOption())
    .addOption(passphraseFileOption())
    .addOption(new Option('--register', 'with --chain: register the hotkey if it is not yet; the coldkey of its wallet pays'))
    .addOption(
      new Option('--axon <ip:port>', 'with --prompting and --chain: tell validators on the chain where the miner is').argParser(parseAxon),
    )
    .addOption(dataOption())
    .addOption(databaseUrlOption())
    .addOption(new Option('--frame-origin <url>', 'origin that live responses are served from, when the page is not on this machine'))
    .addOption(publicUrlOption())
    .addOption(new Option('--port <n>', 'port to listen on').default(8091).argParser(wholeNumber(1, 65_535)))
    .addOption(new Option('--host <address>', 'address to listen on').default('127.0.0.1'))
    .addOption(
      new Option(
        '--models <file>',
        'with --prompting: JSON file with a pool of language models (docs/models.md); else LLM_BASE_URL; else rules answer',
      ),
    )
    .addOption(
      new Option(
        '--wiki <url>',
        'with --prompting: REST API of a MediaWiki to look things up in, such as https://en.wikipedia.org/w/rest.php/v1',
      ),
    )
    .addOption(
      new Option('--accept-auth <names...>', 'with --prompting: older ways of signing, see docs/signed-requests.md').choices(AUTH_ADAPTERS),
    )
    .addOption(jsonOption())
    .addOption(new Option('--quiet', 'no progress on stderr'))
    .addHelpText(
      'after',
      `
It needs no account anywhere, and no network but its chain or validator; see docs/miner.md, and docs/prompting-miner.md for --prompting.
  kumite miner --validator http://127.0.0.1:4000 --wallet default/miner --data data/miner
  kumite miner --chain http://127.0.0.1:9944 --wallet default/miner --register --data data/miner
  kumite miner --prompting --chain http://127.0.0.1:9944 --wallet default/miner --register --axon 203.0.113.7:8091
  kumite miner --prompting --validator http://127.0.0.1:4000 --wallet ./hotkey.json --port 8092`,
    )
    .action(startMiner)
}

/** Options that mean something to one kind of miner only. */
const WITH_PROMPTING = ['axon', 'models', 'wiki', 'acceptAuth']
const WITH_PEOPLE = ['data', 'databaseUrl', 'frameOrigin', 'publicUrl']

async function startMiner(options: MinerOptions, command: Command): Promise<void> {
  const { people = false, prompting = false, chain, validator, register = false, axon, quiet } = options
  if (people && prompting)
    throw new UsageError('kumite miner: expected --people or --prompting, got both', {
      hint: 'start two, each with a port of its own; both may use one hotkey (docs/miner.md says why)',
    })
  if ((chain === undefined) === (validator === undefined))
    throw new UsageError('kumite miner: expected either --chain or --validator, got neither', { hint: 'add --chain URL' })
  if (chain === undefined && (register || axon))
    throw new UsageError(`${register ? '--register' : '--axon'}: expected together with --chain, got it alone`, { hint: 'add --chain URL' })
  for (const name of prompting ? WITH_PEOPLE : WITH_PROMPTING)
    if (command.getOptionValueSource(name) === 'cli')
      throw new UsageError(
        `kumite miner: expected --${dashed(name)} ${prompting ? 'without' : 'together with'} --prompting, got it ${prompting ? 'with it' : 'alone'}`,
        {
          hint: 'each kind of miner is a process of its own; both may use one hotkey',
        },
      )
  const progress = createProgress({ quiet: quiet ?? false })
  await (prompting ? answerChallenges(options, progress) : serveWorkers(options, progress))
}

const dashed = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

async function answerChallenges({ json, ...options }: MinerOptions, progress: Progress): Promise<void> {
  const miner = await runPromptingMiner({ ...options, register: options.register ?? false, progress })
  if (json) process.stdout.write(`${JSON.stringify(miner.facts)}\n`)
  progress.say(`\nReady: ${miner.facts.url}\n  ${miner.words}\n  Stop with Ctrl-C.\n`)
  await untilStopped()
  progress.say('Stopping …')
  await miner.stop()
  progress.say(`Stopped after ${miner.answered()} answers.`)
  process.exit(0)
}

async function serveWorkers({ json, ...options }: MinerOptions, progress: Progress): Promise<void> {
  const miner = await runPeopleMiner({ ...options, register: options.register ?? false, progress })
  if (json) process.stdout.write(`${JSON.stringify({ url: miner.url })}\n`)
  progress.say(`\nReady: ${miner.url}\n  ${miner.words}\n  Stop with Ctrl-C; the next start goes on from here.\n`)
  await untilStopped()
  progress.say('Stopping …')
  await miner.stop()
  progress.say('Stopped; nothing is lost.')
  process.exit(0)
}
