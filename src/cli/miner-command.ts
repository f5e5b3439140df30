import { Command, Option } from 'commander'
import { AUTH_ADAPTERS, type AuthAdapter } from '../identity/verify-request.ts'
import { UsageError } from './errors.ts'
import { type Axon, parseAxon } from './open-outside-network.ts'
import { jsonOption, wholeNumber } from './options.ts'
import { createProgress } from './progress.ts'
import { runPromptingMiner } from './run-prompting-miner.ts'
import { untilStopped } from './until-stopped.ts'
import { passphraseFileOption, walletsOption } from './wallet-options.ts'

interface MinerOptions {
  prompting?: boolean
  chain?: string
  validator?: string
  netuid?: number
  wallet: string
  wallets: string
  passphraseFile?: string
  register?: boolean
  axon?: Axon
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
    .description('Run a miner alone: it answers challenges with tools, and with a language model where one is configured.')
    .addOption(new Option('--prompting', 'answer the challenges of the prompting mechanism'))
    .addOption(
      new Option('--chain <url>', 'chain of its subnet: ws(s):// a subtensor node, http(s):// a `kumite chain`')
        .env('SUBTENSOR_ENDPOINT')
        .conflicts('validator'),
    )
    .addOption(new Option('--validator <url>', 'instead of a chain: answer whoever validates in the network that runs there'))
    .addOption(new Option('--netuid <n>', 'with --chain: which subnet').argParser(wholeNumber(0, 65_535)))
    .addOption(new Option('--wallet <wallet>', "hotkey of the miner, NAME/HOTKEY or its file's path").default('default'))
    .addOption(walletsOption())
    .addOption(passphraseFileOption())
    .addOption(new Option('--register', 'with --chain: register the hotkey if it is not yet; the coldkey of its wallet pays'))
    .addOption(new Option('--axon <ip:port>', 'with --chain: tell validators on the chain where the miner is').argParser(parseAxon))
    .addOption(new Option('--port <n>', 'port to listen on').default(8091).argParser(wholeNumber(1, 65_535)))
    .addOption(new Option('--host <address>', 'address to listen on').default('127.0.0.1'))
    .addOption(
      new Option('--models <file>', 'JSON file with a pool of language models (docs/models.md); else LLM_BASE_URL; else rules answer'),
    )
    .addOption(new Option('--wiki <url>', 'REST API of a MediaWiki to look things up in, such as https://en.wikipedia.org/w/rest.php/v1'))
    .addOption(new Option('--accept-auth <names...>', 'older ways of signing, see docs/signed-requests.md').choices(AUTH_ADAPTERS))
    .addOption(jsonOption())
    .addOption(new Option('--quiet', 'no progress on stderr'))
    .addHelpText(
      'after',
      `
It needs no key and no network but those of its chain; see docs/prompting-miner.md.
  kumite miner --prompting --chain http://127.0.0.1:9944 --wallet default/miner --register --axon 203.0.113.7:8091
  kumite miner --prompting --validator http://127.0.0.1:4000 --wallet ./hotkey.json --port 8092`,
    )
    .action(startMiner)
}

async function startMiner(options: MinerOptions): Promise<void> {
  const { prompting, chain, validator, register, axon, json, quiet } = options
  if (!prompting)
    throw new UsageError('kumite miner: expected --prompting with it, got no mechanism', {
      hint: 'add --prompting; people work for the miner of `kumite up --miner-wallet`',
    })
  if ((chain === undefined) === (validator === undefined))
    throw new UsageError('kumite miner: expected either --chain or --validator, got neither', { hint: 'add --chain URL' })
  if (chain === undefined && (register || axon))
    throw new UsageError(`${register ? '--register' : '--axon'}: expected together with --chain, got it alone`, { hint: 'add --chain URL' })
  const progress = createProgress({ quiet: quiet ?? false })
  const miner = await runPromptingMiner({ ...options, register: register ?? false, progress })
  if (json) process.stdout.write(`${JSON.stringify(miner.facts)}\n`)
  progress.say(`\nReady: ${miner.facts.url}\n  ${miner.words}\n  Stop with Ctrl-C.\n`)
  await untilStopped()
  progress.say('Stopping …')
  await miner.stop()
  progress.say(`Stopped after ${miner.answered()} answers.`)
  process.exit(0)
}
