import type { Command } from 'commander'

/** Every command by its name, in the order of the help page. */
const COMMANDS = new Map<string, () => Promise<Command>>([
  ['up', async () => (await import('./up-command.ts')).upCommand()],
  ['import', async () => (await import('./import-command.ts')).importCommand()],
  ['export', async () => (await import('./export-command.ts')).exportCommand()],
  ['chain', async () => (await import('./chain-command.ts')).chainCommand()],
  ['wallet', async () => (await import('./wallet-command.ts')).walletCommand()],
  ['epoch', async () => (await import('./epoch-command.ts')).epochCommand()],
  ['tasks', async () => (await import('./tasks-command.ts')).tasksCommand()],
  ['simulate', async () => (await import('./simulate-command.ts')).simulateCommand()],
  ['integrity', async () => (await import('./integrity-command.ts')).integrityCommand()],
  ['assign', async () => (await import('./assign-command.ts')).assignCommand()],
  ['score', async () => (await import('./score-command.ts')).scoreCommand()],
  ['miner', async () => (await import('./miner-command.ts')).minerCommand()],
  ['prompting', async () => (await import('./prompting-command.ts')).promptingCommand()],
  ['keys', async () => (await import('./keys-command.ts')).keysCommand()],
  ['pay', async () => (await import('./pay-command.ts')).payCommand()],
  ['desk', async () => (await import('./desk-command.ts')).deskCommand()],
  ['workers', async () => (await import('./workers-command.ts')).workersCommand()],
  ['stat', async () => (await import('./stat-command.ts')).statCommand()],
  ['text', async () => (await import('./text-command.ts')).textCommand()],
])
const VERSION_FLAGS = ['-V', '--version']

/**
 * What a command line needs of the program: the command that it begins with, none for the version, else all, as for help and mistyped names.
 * @param first of the command line, if it has any
 * @cost 0.1-0.4 s of processor time for most commands, 1.2 s for `up`, `miner` or all
 */
export async function loadCommands(first: string | undefined): Promise<Command[]> {
  if (first !== undefined && VERSION_FLAGS.includes(first)) return []
  const asked = COMMANDS.get(first ?? '')
  return Promise.all((asked ? [asked] : [...COMMANDS.values()]).map((load) => load()))
}
