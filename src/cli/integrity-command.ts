import { Command, Option } from 'commander'
import { systemClock } from '../core/clock.ts'
import { DecisionRequest } from '../protocol/integrity.ts'
import { type CollusionFlagRow, IN_FORCE } from '../store/collusion-flags.ts'
import { askOperator } from './ask-operator.ts'
import { DecisionRefusedError, UsageError } from './errors.ts'
import { type IntegrityQuestion, IntegrityReply, type StoredFlag } from './integrity-call.ts'
import { databaseUrlOption, dataOption, jsonOption } from './options.ts'
import { printable } from './printable.ts'

interface IntegrityOptions {
  data: string
  databaseUrl?: string
  json?: boolean
  circle?: boolean
}

/** Who counts as one with whom, and the operator's say in it. */
export function integrityCommand(): Command {
  return new Command('integrity')
    .description('Miners who answer alike beyond what tasks explain: see the flags, and decide about appeals.')
    .addCommand(listCommand('flags', 'Every flag in force, with its reason.', IN_FORCE))
    .addCommand(listCommand('appeals', 'Flags that a miner has appealed against, and what it says.', ['appealed']))
    .addCommand(decideCommand('clear', 'Decide that two are two: they count as such at once.', 'cleared'))
    .addCommand(decideCommand('uphold', 'Decide that two are one: they count as such until the evidence has left the window.', 'upheld'))
    .addHelpText('after', '\nWhere a network runs on the folder, it is asked; by its own user only.')
}

function listCommand(name: string, description: string, states: readonly CollusionFlagRow['state'][]): Command {
  return new Command(name)
    .description(description)
    .addOption(dataOption())
    .addOption(databaseUrlOption())
    .addOption(jsonOption())
    .action(async (options: IntegrityOptions) => {
      const { flags } = await ask(options, { what: 'list', states: [...states] })
      if (options.json) return void process.stdout.write(`${JSON.stringify({ flags })}\n`)
      process.stdout.write(flags.length === 0 ? 'none\n' : flags.map(tellFlag).join('\n'))
    })
}

function decideCommand(name: string, description: string, state: 'cleared' | 'upheld'): Command {
  const command = new Command(name)
    .description(description)
    .argument('<id>', 'number of the flag')
    .argument('<note>', 'why: shown with the flag')
  if (state === 'cleared') command.addOption(new Option('--circle', 'clear all pairs of the circle that the flag names'))
  return command
    .addOption(dataOption())
    .addOption(databaseUrlOption())
    .addOption(jsonOption())
    .action(async (id: string, note: string, options: IntegrityOptions) => {
      const decision = DecisionRequest.safeParse({ state, note, circle: options.circle })
      if (!/^\d{1,15}$/.test(id))
        throw new UsageError(`integrity ${name}: expected the number of a flag, got ${printable(id.slice(0, 80))}`)
      if (!decision.success) throw new UsageError(`integrity ${name}: expected a note of 1 to 2000 characters of plain text, got another`)
      const { flags, pairs } = await ask(options, { what: 'decide', id: Number(id), decision: decision.data, atMs: systemClock.now() })
      const [flag] = flags
      process.stdout.write(
        options.json
          ? `${JSON.stringify({ flag, pairs })}\n`
          : `${flags.map(tellFlag).join('')}${decision.data.circle ? `     ${pairs} pairs cleared\n` : ''}`,
      )
    })
}

/** @throws {@link DecisionRefusedError} if a flag cannot be decided so */
async function ask(options: IntegrityOptions, question: IntegrityQuestion): Promise<IntegrityReply['integrity']> {
  const { integrity } = IntegrityReply.parse(await askOperator(options, { do: 'integrity', ask: question }))
  if (integrity.refused) throw new DecisionRefusedError(integrity.refused)
  return integrity
}

function tellFlag({ id, state, a, b, words, appeal, decision }: StoredFlag): string {
  const said = (label: string, value: unknown) => (value === null ? [] : [`     ${label} ${printable(JSON.stringify(value))}`])
  return `${[`${String(id).padStart(4)} ${state.padEnd(9)} ${a} ${b}`, `     ${words}`, ...said('appeal', appeal), ...said('decision', decision)].join('\n')}\n`
}
