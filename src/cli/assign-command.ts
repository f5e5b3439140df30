import { Command, Option } from 'commander'
import { type AssignmentDesign, designAssignment } from '../scoring/assignment/design-assignment.ts'
import { expectMeetings } from '../scoring/assignment/expect-meetings.ts'
import { type AssignmentFigures, measureAssignment } from '../scoring/assignment/measure-assignment.ts'
import { playRounds } from '../scoring/assignment/play-rounds.ts'
import { ValidatorConfig } from '../validator/validator-config.ts'
import { jsonOption, wholeNumber } from './options.ts'
import { textTable } from './text-table.ts'

interface AssignOptions {
  miners: number
  redundancy: number
  overlap: number
  tasks: number
  window: number
  colluders: number
  seed: string
  json?: boolean
}

export function assignCommand(): Command {
  const usual = ValidatorConfig.parse({})
  return new Command('assign')
    .description('Show who would judge what: panels, redundancy and overlap for a number of miners, and what they come to.')
    .requiredOption('--miners <n>', 'active miners', wholeNumber(1, 5000))
    .addOption(new Option('--redundancy <k>', 'fewest raters of a task').argParser(wholeNumber(1, 50)).default(usual.fewestJudgments))
    .addOption(
      new Option('--overlap <lambda>', 'tasks of a window that two miners may share beyond what chance needs')
        .argParser(wholeNumber(10, 1000))
        .default(usual.mostShared),
    )
    .addOption(new Option('--tasks <n>', 'tasks in an epoch').argParser(wholeNumber(1, 2000)).default(usual.tasksPerEpoch))
    .addOption(new Option('--window <n>', 'epochs whose scores count').argParser(wholeNumber(1, 50)).default(usual.window))
    .addOption(
      new Option('--colluders <n>', 'size of a ring: how long until two of it are found').argParser(wholeNumber(2, 5000)).default(3),
    )
    .addOption(new Option('--seed <text>', "stands for the validator's secret").default('1'))
    .addOption(jsonOption())
    .addHelpText('after', '\nThe design and its formulas: docs/assignment.md')
    .action(assign)
}

function assign(options: AssignOptions): void {
  const { miners, redundancy, overlap, tasks: tasksPerEpoch, window, colluders, seed } = options
  const design = designAssignment({ miners, redundancy, overlap, tasksPerEpoch, window })
  const names = Array.from({ length: miners }, (_, index) => `${index + 1}`)
  const raters = playRounds(
    design,
    names.map((miner) => ({ miner, seats: 1 })),
    { tasks: Math.max(design.windowTasks, design.roundTasks), seed },
  )
  // Of a round that has just begun, panels have not judged enough to be linked.
  const wholeRounds = Math.max(1, Math.floor(design.windowTasks / design.roundTasks)) * design.roundTasks
  const { components } = measureAssignment(raters.slice(0, wholeRounds), names)
  const figures = { ...measureAssignment(raters.slice(0, design.windowTasks), names), components }
  const meetings = expectMeetings(design, { miners, tasksPerEpoch, colluders: Math.min(colluders, miners) })
  const holds = figures.fewestRaters >= design.redundancy && figures.mostShared <= design.mostShared && figures.components === 1
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ input: { miners, redundancy, overlap, tasksPerEpoch, window, colluders, seed }, design, figures, meetings, holds })}\n`
      : tellAssignment(options, { design, figures, raters, meetings }),
  )
  if (!holds) process.exitCode = 1
}

interface Assignment {
  readonly design: AssignmentDesign
  readonly figures: AssignmentFigures
  readonly raters: readonly (readonly string[])[]
  readonly meetings: ReturnType<typeof expectMeetings>
}

function tellAssignment(
  { miners, overlap, colluders, tasks, window }: AssignOptions,
  { design, figures, raters, meetings }: Assignment,
): string {
  const epochs = (value: number | undefined) => (value === undefined ? 'never' : `${value.toFixed(1)} epochs`)
  const { open, groups, redundancy, block, roundTasks, windowTasks, turnEpochs } = design
  const rows: [string, string][] = [
    ['R  responses a task should show', `${design.responses}`],
    ['G  panels that all miners make', `${groups}${open < groups ? `, of which ${open} work at a time` : ''}`],
    ['k  raters of every task', `${redundancy}`],
    ['round', `${roundTasks} tasks (${epochs(roundTasks / tasks)}), ${block} for each seat; then all panels are drawn anew`],
    ['turn', `each miner sits down every ${epochs(turnEpochs)}`],
    ['', ''],
    [`in a window of ${windowTasks} tasks`, ''],
    ['raters of a task', range(figures.fewestRaters, figures.mostRaters)],
    ['tasks of a miner', range(figures.leastLoad, figures.mostLoad)],
    [
      'tasks that two miners share',
      `at most ${figures.mostShared}; promised ${design.mostShared} = ${design.needed} that chance needs + ${overlap}; mean ${figures.meanShared.toFixed(2)}`,
    ],
    ['comparison graph', figures.components === 1 ? 'connected' : `${figures.components} parts`],
    ['', ''],
    ['two given miners have shared 20 tasks', `expected after ${epochs(meetings.pairEpochs)}`],
    [`any two of a ring of ${Math.min(colluders, miners)}`, `expected after ${epochs(meetings.ringEpochs)}`],
    ['a colluder shares with its ring', `${(100 * meetings.sharedPart).toFixed(1)} % of its tasks`],
  ]
  return [
    `${miners} miners, ${tasks} tasks an epoch, scores of ${window} epochs`,
    '',
    ...textTable(rows, 'll'),
    '',
    ...picture(raters, miners, open),
    '',
  ].join('\n')
}

function range(least: number, most: number): string {
  return least === most ? `${least}` : `${least} to ${most}`
}

/** The first tasks: a row a miner, a column a task. */
function picture(raters: readonly (readonly string[])[], miners: number, open: number): string[] {
  const rows = Math.min(miners, MOST_ROWS)
  const columns = raters.slice(0, MOST_COLUMNS)
  const lines = Array.from({ length: rows }, (_, index) => {
    const name = `${index + 1}`
    return `${name.padStart(4)} ${columns.map((judges) => (judges.includes(name) ? '#' : '.')).join('')}`
  })
  const cut = miners > rows ? [`     ... and ${miners - rows} more`] : []
  return [`The first ${columns.length} tasks, a column each; ${open} panels take turns:`, ...lines, ...cut]
}

const MOST_ROWS = 16
const MOST_COLUMNS = 72
