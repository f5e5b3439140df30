import { Command, Option } from 'commander'
import { systemClock } from '../core/clock.ts'
import { DecisionRequest } from '../protocol/integrity.ts'
import { type CollusionFlagRow, IN_FORCE, listFlags } from '../store/collusion-flags.ts'
import { clearCircle } from '../validator/clear-circle.ts'
import { decideFlag } from '../validator/rule-on-flag.ts'
import { UsageError } from './errors.ts'
import { openExistingStore } from './open-existing-store.ts'
import { databaseUrlOption, dataOption, jsonOption, storeLocation } from './options.ts'
import { printable } from './printable.ts'

interface IntegrityOptions {
  data: string
  databaseUrl?: string
  json?: boolean
  circle?: boolean
}

/** More than anybody reads at a time. */
const MOST_FLAGS = 500

/** Who counts as one with whom, and the operator's say in it. */
export function integrityCommand(): Command {
  return new Command('integrity')
    .description('Miners who answer alike beyond what tasks explain: see the flags, and decide about appeals.')
    .addCommand(listCommand('flags', 'Every flag in force, with its reason.', IN_FORCE))
    .addCommand(listCommand('appeals', 'Flags that a miner has appealed against, and what it says.', ['appealed']))
    .addCommand(decideCommand('clear', 'Decide that two are two: they count as such at once.', 'cleared'))
    .addCommand(decideCommand('uphold', 'Decide that two are one: they count as such until the evidence has left the window.', 'upheld'))
}

function listCommand(name: string, description: string, states: readonly CollusionFlagRow['state'][]): Command {
  return new Command(name)
    .description(description)
    .addOption(dataOption())
    .addOption(databaseUrlOption())
    .addOption(jsonOption())
    .action(async (options: IntegrityOptions) => {
      const store = await openExistingStore(storeLocation(options))
      try {
        const flags = await listFlags(store.db, { limit: MOST_FLAGS, states })
        if (options.json) return void process.stdout.write(`${JSON.stringify({ flags })}\n`)
        process.stdout.write(flags.length === 0 ? 'none\n' : flags.map(tellFlag).join('\n'))
      } finally {
        await store.close()
      }
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
      const store = await openExistingStore(storeLocation(options))
      try {
        const { circle, ...rest } = decision.data
        const what = { id: Number(id), ...rest, nowMs: systemClock.now() }
        const { flag, pairs } = circle ? await clearCircle(store.db, what) : { flag: await decideFlag(store.db, what), pairs: 1 }
        process.stdout.write(
          options.json ? `${JSON.stringify({ flag, pairs })}\n` : `${tellFlag(flag)}${circle ? `     ${pairs} pairs cleared\n` : ''}`,
        )
      } finally {
        await store.close()
      }
    })
}

function tellFlag({ id, state, a, b, words, appeal, decision }: CollusionFlagRow): string {
  const said = (label: string, value: unknown) => (value === null ? [] : [`     ${label} ${printable(JSON.stringify(value))}`])
  return `${[`${String(id).padStart(4)} ${state.padEnd(9)} ${a} ${b}`, `     ${words}`, ...said('appeal', appeal), ...said('decision', decision)].join('\n')}\n`
}
