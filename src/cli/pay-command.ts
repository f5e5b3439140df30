import { Command, Option } from 'commander'
import { systemClock } from '../core/clock.ts'
import { payoutCsv } from '../miner/pay/payout-csv.ts'
import { statementCsv } from '../miner/pay/statement-csv.ts'
import type { PayBalance, PayOverview } from '../protocol/pay.ts'
import { askOperator } from './ask-operator.ts'
import { UsageError } from './errors.ts'
import { databaseUrlOption, dataOption, jsonOption, wholeNumber } from './options.ts'
import { type PayQuestion, PayReply } from './pay-call.ts'
import { readPayEvents } from './pay-events.ts'
import { tellBalances, tellPayout, tellPreview, tellStatement } from './tell-pay.ts'

interface PayOptions {
  data: string
  databaseUrl?: string
  miner?: string
  json?: boolean
  csv?: boolean
}
type BatchOptions = PayOptions & { batch: number }

/** What the workers of a miner have earned, and how they are paid. */
export function payCommand(): Command {
  return new Command('pay')
    .description('See what the workers of a miner have earned, pay them, and export what it all follows from.')
    .addCommand(balancesCommand())
    .addCommand(statementCommand())
    .addCommand(runCommand())
    .addCommand(exportCommand())
    .addCommand(confirmCommand())
    .addCommand(cancelCommand())
    .addCommand(eventsCommand())
    .addHelpText('after', '\nWhere a network runs on the folder, it is asked; by its own user only. How pay is computed: docs/pay.md.')
}

function balancesCommand(): Command {
  return withPayOptions(new Command('balances').description('Show what each worker is owed and was paid.')).action(
    async (options: PayOptions) => {
      const overview = await ask(options, { what: 'overview' }, ({ overview }) => overview)
      tell(
        options,
        () => balancesOf(overview),
        () => tellBalances(overview),
      )
    },
  )
}

function statementCommand(): Command {
  return withPayOptions(
    new Command('statement')
      .description('Show all that was posted for one worker.')
      .argument('<worker>', 'its id, as in the balances')
      .addOption(csvOption()),
  ).action(async (worker: string, options: PayOptions) => {
    const statement = await ask(options, { what: 'statement', worker }, ({ statement }) => statement)
    if (options.csv) process.stdout.write(statementCsv(statement))
    else
      tell(
        options,
        () => statement,
        () => tellStatement(statement),
      )
  })
}

function runCommand(): Command {
  return withPayOptions(
    new Command('run')
      .description('Pay all that is payable: over the local chain by itself, or with --export by other means.')
      .option('--export', 'begin a payout that you carry out and confirm')
      .option('--dry-run', 'show who would be paid, and who not and why; pay nobody'),
  ).action(async (options: PayOptions & { export?: boolean; dryRun?: boolean }) => {
    if (options.dryRun) {
      const preview = await ask(options, { what: 'preview' }, ({ preview }) => preview)
      return tell(
        options,
        () => preview,
        () => tellPreview(preview),
      )
    }
    const way = options.export ? 'export' : 'chain'
    await tellAsked(options, { what: 'run', way, atMs: systemClock.now() })
  })
}

function exportCommand(): Command {
  return withPayOptions(
    new Command('export').description('Show a payout, line by line.').addOption(batchOption()).addOption(csvOption()),
  ).action((options: BatchOptions) => tellAsked(options, { what: 'export', number: options.batch }))
}

function confirmCommand(): Command {
  return withPayOptions(
    new Command('confirm')
      .description('Say that an exported payout has been paid.')
      .addOption(batchOption())
      .requiredOption('--note <text>', 'how it was paid: its workers read it'),
  ).action((options: BatchOptions & { note: string }) => tellAsked(options, { what: 'confirm', note: options.note, ...ofBatch(options) }))
}

function cancelCommand(): Command {
  return withPayOptions(
    new Command('cancel')
      .description('Take back what of a payout was not paid, nor asked of the chain: it is owed again.')
      .addOption(batchOption()),
  ).action((options: BatchOptions) => tellAsked(options, { what: 'cancel', ...ofBatch(options) }))
}

function eventsCommand(): Command {
  return withPayOptions(
    new Command('events').description('Write all that pay follows from as JSON lines: scripts/recompute-pay.ts recomputes it from them.'),
  ).action(async (options: PayOptions) => {
    for await (const event of readPayEvents((page) => ask(options, { ...page }, ({ page }) => page)))
      process.stdout.write(`${JSON.stringify(event)}\n`)
  })
}

/** Asks for what ends in a payout, and shows it. */
async function tellAsked(options: PayOptions, question: PayQuestion): Promise<void> {
  const payout = await ask(options, question, (reply) => reply.payout)
  if (options.csv) process.stdout.write(payoutCsv(payout))
  else
    tell(
      options,
      () => payout,
      () => tellPayout(payout),
    )
}

async function ask<T>(options: PayOptions, question: PayQuestion, pick: (reply: PayReply['pay']) => T | undefined): Promise<T> {
  const { pay } = PayReply.parse(await askOperator(options, { do: 'pay', ask: question, ...ofMiner(options) }))
  if (pay.refused !== undefined) throw new UsageError(pay.refused.message, { hint: pay.refused.hint })
  const picked = pick(pay)
  if (picked === undefined) throw new Error(`pay: expected an answer to ${question.what}, got another`)
  return picked
}

function tell(options: PayOptions, asJson: () => object, asLines: () => string[]): void {
  for (const line of options.json ? [JSON.stringify(asJson())] : asLines()) process.stdout.write(`${line}\n`)
}

/** As `scripts/recompute-pay.ts` prints them. */
function balancesOf({ epoch, totals: { emissionRao, operatorRao, pocketRao }, workers }: PayOverview): object {
  const balance = ({ earnedRao, owedRao, payableRao, heldRao, sentRao, paidRao }: PayBalance) => ({
    earnedRao,
    owedRao,
    payableRao,
    heldRao,
    sentRao,
    paidRao,
  })
  return {
    epoch,
    emissionRao,
    operatorRao,
    pocketRao,
    workers: Object.fromEntries(workers.map((worker) => [worker.worker, balance(worker)])),
  }
}

const ofMiner = ({ miner }: PayOptions) => (miner === undefined ? {} : { miner })
const ofBatch = (options: BatchOptions) => ({ number: options.batch, atMs: systemClock.now() })
const csvOption = () => new Option('--csv', 'print comma-separated values')
const batchOption = () =>
  new Option('--batch <number>', 'which payout').argParser(wholeNumber(1, Number.MAX_SAFE_INTEGER)).makeOptionMandatory()

function withPayOptions(command: Command): Command {
  return command
    .addOption(new Option('--miner <name>', 'which miner, by name or hotkey (default: the one that was started last)'))
    .addOption(dataOption())
    .addOption(databaseUrlOption())
    .addOption(jsonOption())
}
