import { Command, InvalidArgumentError, Option } from 'commander'
import type { Bounds } from '../protocol/challenge-settings.ts'
import { DEFAULT_CHALLENGE_SETTINGS } from '../protocol/challenge-settings.ts'
import { askOperator } from './ask-operator.ts'
import { ChallengesReply } from './challenges-call.ts'
import { databaseUrlOption, dataOption, jsonOption } from './options.ts'

interface SettingsOptions {
  readonly lambda?: Bounds
  readonly difficulty?: Bounds
  readonly passRate?: number
  readonly reset?: boolean
  readonly data: string
  readonly databaseUrl?: string
  readonly json?: boolean
}

export function promptingSettingsCommand(): Command {
  return new Command('settings')
    .description('Show how hard the validators of a network may ask, or change it while it runs: from the next challenge on.')
    .addOption(new Option('--lambda <low..high>', 'how unclear challenges may be, within [0, 1]').argParser(bounds))
    .addOption(new Option('--difficulty <low..high>', 'how difficult their questions may be, within [0, 1]').argParser(bounds))
    .addOption(new Option('--pass-rate <share>', 'share of the answers that are to pass, in [0.05, 0.95]').argParser(passRate))
    .addOption(new Option('--reset', 'back to how it is at first').conflicts(['lambda', 'difficulty', 'passRate']))
    .addOption(dataOption())
    .addOption(databaseUrlOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Where a network runs on the folder, it is asked; by its own user only. Anchors, a fifth of all challenges, are asked as ever.

Example:
  kumite prompting settings --lambda 0.25..0.75 --pass-rate 0.5`,
    )
    .action(async ({ lambda, difficulty, passRate: rate, reset, json, ...place }: SettingsOptions) => {
      const given = { ...(lambda && { lambda }), ...(difficulty && { difficulty }), ...(rate !== undefined && { passRate: rate }) }
      const changes = reset ? DEFAULT_CHALLENGE_SETTINGS : given
      const { challenges: now } = ChallengesReply.parse(await askOperator(place, { do: 'challenges', ...changes }))
      if (json) return void process.stdout.write(`${JSON.stringify(now)}\n`)
      process.stdout.write(`lambda ${rangeOf(now.lambda)}  difficulty ${rangeOf(now.difficulty)}  pass rate ${now.passRate}\n`)
    })
}

const rangeOf = ({ low, high }: Bounds) => `${low}..${high}`

function bounds(text: string): Bounds {
  const [low, high, ...rest] = text.split('..').map((part) => (/^\d*\.?\d+$/.test(part) ? Number(part) : Number.NaN))
  if (rest.length > 0 || low === undefined || high === undefined || !(low >= 0 && low <= high && high <= 1))
    throw new InvalidArgumentError('expected two numbers within [0, 1] such as 0.25..0.75, the lower one first.')
  return { low, high }
}

function passRate(text: string): number {
  const value = /^\d*\.?\d+$/.test(text) ? Number(text) : Number.NaN
  if (!(value >= 0.05 && value <= 0.95)) throw new InvalidArgumentError('expected a number from 0.05 to 0.95.')
  return value
}
