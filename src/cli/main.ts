import { Command, CommanderError } from 'commander'
import { BaseError } from '../core/base-error.ts'
import { UsageError } from './errors.ts'
import { loadCommands } from './load-commands.ts'
import { printable } from './printable.ts'
import { VERSION } from './version.ts'

/** Exit codes: 0 done; 1 it failed, and says why; 2 the command line asks for something that cannot be. */
const FAILED = 1
const WRONG_USAGE = 2

const program = new Command('kumite')
  .description('Incentive networks that produce human preference data: one command runs a whole network.')
  .version(VERSION)
  .addHelpText(
    'after',
    `
Examples:
  kumite up                                   a whole network with its web page
  kumite up --headless --epochs 3 --json      the same without a page, on a simulated clock
  kumite import tasks.jsonl --data DIR        your own tasks into its queue
  kumite export --out pairs.jsonl --data DIR  the preference pairs so far

stdout carries data only; progress and errors go to stderr.
Exit codes: 0 done, 1 failed, 2 wrong usage.`,
  )
for (const command of await loadCommands(process.argv[2])) program.addCommand(command)
const withInner = (command: Command): Command[] => [command, ...command.commands.flatMap(withInner)]
for (const command of withInner(program)) command.exitOverride().showHelpAfterError('(see --help)')

// A reader such as `head` may close the pipe early: that is its right, and no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

try {
  if (process.argv.length <= 2) program.outputHelp()
  else await program.parseAsync()
} catch (error) {
  process.exitCode = tell(error)
}

/** Tells an error in words. Only what nobody foresaw comes with a stack. */
function tell(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USAGE // commander has told it
  if (error instanceof BaseError) {
    // A message may quote a file: nothing of it may steer the terminal.
    const message = error.message.split('\n').map(printable).join('\n')
    process.stderr.write(`kumite: ${message}\n${error.hint ? `  Try: ${error.hint}\n` : ''}`)
    return error instanceof UsageError ? WRONG_USAGE : FAILED
  }
  process.stderr.write(`kumite: ${error instanceof Error ? error.stack : String(error)}\n`)
  return FAILED
}
