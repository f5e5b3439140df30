/**
 * Recomputes every balance of a miner's workers from what `kumite pay events` wrote, and prints what `kumite pay balances --json` prints.
 * On purpose it imports nothing of Kumite: it follows docs/pay.md alone, so that the two can be held against each other.
 *
 *   kumite pay events > events.jsonl
 *   node scripts/recompute-pay.ts events.jsonl
 */
import { readFileSync } from 'node:fs'

type Event =
  | { kind: 'ledger'; epoch: number }
  | { kind: 'chain-paid'; epoch: number; rao: string }
  | { kind: 'work'; worker: string; payEpoch: number; work: number }
  | { kind: 'credited'; epoch: number; payableFrom: number; emissionRao: string; operatorPpm: number; payWindow: number }
  | { kind: 'carried-over'; epoch: number; entries: Record<string, string> }
  | { kind: 'held' | 'released'; worker: string; epoch: number }
  | { kind: 'adjusted'; added: Record<string, string> }
  | { kind: 'sent' | 'paid' | 'returned'; lines: Record<string, string> }

interface Credit {
  owed: bigint
  held: bigint
  payableFrom: number
}

/** All that a worker ever got, its credits by epoch, and what went out of them. */
interface Account {
  earned: bigint
  credits: Map<number, Credit>
  sent: bigint
  paid: bigint
}

const [file] = process.argv.slice(2)
if (file === undefined) throw new Error('recompute-pay: expected the file that `kumite pay events` wrote, got none')
const events = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Event)

const accounts = new Map<string, Account>()
const onChain = new Map<number, bigint>()
const work: { worker: string; payEpoch: number; units: bigint }[] = []
let [newest, emission, operator, pocket] = [0, 0n, 0n, 0n]

for (const event of events) apply(event)
process.stdout.write(`${JSON.stringify(balances())}\n`)

function apply(event: Event): void {
  switch (event.kind) {
    case 'ledger':
      newest = event.epoch
      return
    case 'chain-paid':
      onChain.set(event.epoch, BigInt(event.rao))
      return
    case 'work':
      work.push({ ...event, units: BigInt(Math.floor(event.work * 2 ** 40)) })
      return
    case 'credited':
      credit(event)
      return
    case 'carried-over':
      carryOver(event)
      return
    case 'held':
    case 'released':
      hold(event)
      return
    case 'adjusted':
      for (const [worker, rao] of Object.entries(event.added)) add(worker, BigInt(rao))
      return
    default:
      for (const [worker, rao] of Object.entries(event.lines)) send(event.kind, worker, BigInt(rao))
  }
}

/** The operator's part is cut to the rao; the rest goes by work: cut too, and the rao that are left to the largest remainders. */
function credit({ epoch, payableFrom, emissionRao, operatorPpm, payWindow }: Event & { kind: 'credited' }): void {
  const paid = BigInt(emissionRao)
  const known = onChain.get(epoch)
  if (known !== undefined && known !== paid) throw new Error(`epoch ${epoch}: the chain paid ${known} rao, but ${paid} were credited`)
  const units = new Map<string, bigint>()
  for (const row of work)
    if (row.payEpoch > epoch - payWindow && row.payEpoch <= epoch && row.units > 0n)
      units.set(row.worker, (units.get(row.worker) ?? 0n) + row.units)
  const all = [...units.values()].reduce((a, b) => a + b, 0n)
  const operatorRao = all === 0n ? paid : (paid * BigInt(operatorPpm)) / 1_000_000n
  emission += paid
  operator += operatorRao
  if (all === 0n) return
  const rest = paid - operatorRao
  const parts = [...units]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([worker, own]) => ({ worker, rao: (rest * own) / all, over: (rest * own) % all }))
  let left = rest - parts.reduce((sum, { rao }) => sum + rao, 0n)
  for (const part of parts.toSorted((a, b) => (a.over === b.over ? 0 : a.over > b.over ? -1 : 1))) if (left-- > 0n) part.rao += 1n
  for (const { worker, rao } of parts) earn(worker, epoch, rao, payableFrom)
}

function carryOver({ epoch, entries }: Event & { kind: 'carried-over' }): void {
  for (const [account, rao] of Object.entries(entries))
    if (account === 'emission') emission -= BigInt(rao)
    else if (account === 'operator') operator += BigInt(rao)
    else earn(account.replace('worker/', ''), epoch, BigInt(rao), epoch)
}

function accountOf(worker: string): Account {
  const account = accounts.get(worker) ?? { earned: 0n, credits: new Map(), sent: 0n, paid: 0n }
  accounts.set(worker, account)
  return account
}

function earn(worker: string, epoch: number, rao: bigint, payableFrom: number): void {
  if (rao === 0n) return
  const account = accountOf(worker)
  account.earned += rao
  account.credits.set(epoch, { owed: rao, held: 0n, payableFrom })
}

/** An appeal holds the whole credit of the epoch in question, as far as no other appeal does; its decision gives that back. */
function hold({ kind, worker, epoch }: Event & { kind: 'held' | 'released' }): void {
  const found = accountOf(worker).credits.get(epoch)
  if (!found) throw new Error(`${kind}: expected a credit of ${worker} for epoch ${epoch}, got none`)
  const moved = kind === 'held' ? found.owed : -found.held
  found.owed -= moved
  found.held += moved
}

/** What an accepted appeal adds comes from the operator's part as far as that goes, and from its pocket beyond. */
function add(worker: string, rao: bigint): void {
  const fromOperator = rao < operator ? rao : operator
  operator -= fromOperator
  pocket += rao - fromOperator
  accountOf(worker).earned += rao
}

function send(kind: 'sent' | 'paid' | 'returned', worker: string, rao: bigint): void {
  const account = accountOf(worker)
  account.sent += kind === 'sent' ? rao : -rao
  if (kind === 'paid') account.paid += rao
}

function balances(): object {
  const workers = [...accounts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([worker, { earned, credits, sent, paid }]) => {
      const all = [...credits.values()]
      const held = all.reduce((sum, found) => sum + found.held, 0n)
      const young = all.reduce((sum, { owed, payableFrom }) => (payableFrom > newest ? sum + owed : sum), 0n)
      const owed = earned - held - sent - paid
      return [
        worker,
        texts({ earnedRao: earned, owedRao: owed, payableRao: owed - young, heldRao: held, sentRao: sent, paidRao: paid }),
      ] as const
    })
  return {
    epoch: newest,
    ...texts({ emissionRao: emission, operatorRao: operator, pocketRao: pocket }),
    workers: Object.fromEntries(workers),
  }
}

function texts(amounts: Record<string, bigint>): Record<string, string> {
  return Object.fromEntries(Object.entries(amounts).map(([name, rao]) => [name, `${rao}`]))
}
