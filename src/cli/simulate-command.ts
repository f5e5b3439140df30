import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Command, Option } from 'commander'
import type { SimulationResult } from '../simulation/group-result.ts'
import { htmlReport } from '../simulation/report/html-report.ts'
import { resultTable } from '../simulation/report/result-table.ts'
import { runScenario, type ScenarioReport } from '../simulation/run-scenario.ts'
import { mixed } from '../simulation/scenarios/mixed.ts'
import type { Scenario } from '../simulation/scenarios/scenario.ts'
import { SCENARIOS, STUDIES } from '../simulation/scenarios/scenarios.ts'
import { openStore } from '../store/open-store.ts'
import { FileError } from './errors.ts'
import { jsonOption, wholeNumber } from './options.ts'
import { createProgress } from './progress.ts'

interface SimulateOptions {
  scenario?: string
  all?: boolean
  miners?: number
  epochs?: number
  tasks?: number
  seed: string
  out?: string
  json?: boolean
  quiet?: boolean
}

const BY_NAME = [...SCENARIOS, ...STUDIES]

const line = ({ name, title }: Scenario) => `  ${name.padEnd(26)} ${title}`

export function simulateCommand(): Command {
  return new Command('simulate')
    .description('Run simulated miners, honest and not, through the real stages, and see what each strategy earns.')
    .addOption(new Option('--scenario <name>', 'one attack or failure, and what must come of it').choices(BY_NAME.map(({ name }) => name)))
    .addOption(new Option('--all', 'every scenario but the studies').conflicts('scenario'))
    .addOption(
      new Option('--miners <n>', 'miners of each network; some scenarios need more and take them').argParser(wholeNumber(2, 60_000)),
    )
    .addOption(new Option('--epochs <n>', 'epochs with work').argParser(wholeNumber(1, 1000)))
    .addOption(new Option('--tasks <n>', 'tasks in an epoch').argParser(wholeNumber(1, 10_000)))
    .addOption(new Option('--seed <text>', 'the same seed gives the same result').default('1'))
    .addOption(new Option('--out <dir>', 'write report.html and report.json there'))
    .addOption(jsonOption())
    .addOption(new Option('--quiet', 'no progress on stderr'))
    .addHelpText(
      'after',
      `
Without --scenario and --all: one network in which all strategies take part.
Exit code 1 when an expectation of a scenario does not hold.

Scenarios:
${SCENARIOS.map(line).join('\n')}

Studies, which take long:
${STUDIES.map(line).join('\n')}`,
    )
    .action(simulate)
}

async function simulate(options: SimulateOptions): Promise<void> {
  const { miners, epochs, tasks: tasksPerEpoch, seed } = options
  if (options.out !== undefined) makeFolder(options.out) // before the work, which may take long
  const progress = createProgress({ quiet: options.quiet ?? false })
  const store = await progress.step('Opening a database in memory', () => openStore({ kind: 'memory' }))
  const reports: ScenarioReport[] = []
  for (const scenario of chosen(options)) {
    const asked = Object.fromEntries(Object.entries({ miners, epochs, tasksPerEpoch }).filter(([, value]) => value !== undefined))
    reports.push(await runScenario(store.db, scenario, { ...scenario.size, ...asked, seed }, progress.say))
  }
  await store.close()
  if (options.out !== undefined) progress.say(`Report: ${writeReport(options.out, reports)}`)
  process.stdout.write(options.json ? `${JSON.stringify(reports)}\n` : reports.map(tellReport).join('\n'))
  if (reports.some(({ holds }) => !holds)) process.exitCode = 1
}

function chosen({ scenario, all }: SimulateOptions): readonly Scenario[] {
  if (!all && scenario === undefined) return [mixed]
  return all ? SCENARIOS : BY_NAME.filter(({ name }) => name === scenario)
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (cause) {
    throw new FileError({ file: folder, doing: 'write', cause })
  }
}

function writeReport(folder: string, reports: readonly ScenarioReport[]): string {
  const file = resolve(join(folder, 'report.html'))
  try {
    writeFileSync(join(folder, 'report.json'), `${JSON.stringify(reports, null, 2)}\n`)
    writeFileSync(file, htmlReport(reports))
  } catch (cause) {
    throw new FileError({ file, doing: 'write', cause })
  }
  return file
}

function tellReport({ name, title, expectations, runs }: ScenarioReport): string {
  return [
    `${name}: ${title} (all simulated)`,
    ...Object.entries(runs).flatMap(([run, result]) => ['', tellRun(run, result), resultTable(result)]),
    '',
    ...expectations.map(({ words, holds, measured }) => `${holds ? 'holds ' : 'FAILS '} ${words}: ${measured}`),
    '',
  ].join('\n')
}

function tellRun(run: string, { seed, miners, epochs, tasks, judgments, recovered }: SimulationResult): string {
  const found = recovered === undefined ? '' : `; order found: Spearman ${recovered.toFixed(3)} with the real one`
  return `${run}: seed ${seed}, ${miners} miners, ${epochs} epochs, ${tasks} tasks, ${judgments} judgments${found}`
}
