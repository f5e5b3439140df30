import type { PayOverview, PayoutPreview, PayoutView, WorkerPay } from '../protocol/pay.ts'
import { printable } from './printable.ts'
import { textTable } from './text-table.ts'

const WHY: Readonly<Record<PayoutPreview['left'][number]['why'], string>> = {
  'no-address': 'has named no address',
  'too-little': 'less than the least payout',
  'may-be-disputed': 'may still be disputed',
}

export function tellBalances({ epoch, totals, workers, creditDelay, openAppeals }: PayOverview): string[] {
  const rows = workers.map((worker) => [
    worker.worker,
    printable(worker.name),
    worker.earnedRao,
    worker.owedRao,
    worker.payableRao,
    worker.heldRao,
    worker.sentRao,
    worker.paidRao,
    worker.address ?? 'no address',
  ])
  return [
    ...textTable([['worker', 'name', 'earned', 'owed', 'payable', 'held', 'sent', 'paid', 'pay to'], ...rows], 'llrrrrrrl'),
    `Up to epoch ${epoch}, in rao: the chain paid ${totals.emissionRao}, the operator kept ${totals.operatorRao} and added ${totals.pocketRao}.`,
    creditDelay
      ? `From score to credit: 95 of 100 within ${(creditDelay.p95Ms / 1000).toFixed(1)} s (the newest ${creditDelay.judgments} judgments).`
      : 'From score to credit: nothing credited for work yet.',
    `Open appeals: ${openAppeals}.`,
  ]
}

export function tellStatement({ worker, epoch, balance, payout, postings }: WorkerPay): string[] {
  const rows = postings.map(({ number, at, kind, epoch: of, moves, memo }) => [
    `${number}`,
    at,
    kind,
    of === null ? '' : `${of}`,
    moves.map(({ account, amountRao }) => `${account} ${amountRao}`).join(', '),
    printable(memo),
  ])
  return [
    ...textTable([['number', 'at', 'what', 'epoch', 'rao', 'words'], ...rows], 'rllrll'),
    `${worker} up to epoch ${epoch}, in rao: earned ${balance.earnedRao}; owed ${balance.owedRao}, of which payable ${balance.payableRao}; held ${balance.heldRao}; sent ${balance.sentRao}; paid ${balance.paidRao}.`,
    payout.address === null ? 'It has named no address to be paid at.' : `Paid to ${payout.address}.`,
  ]
}

export function tellPreview({ lines, totalRao, left }: PayoutPreview): string[] {
  const paid = lines.map(({ worker, name, amountRao, address }) => [worker, printable(name), amountRao, `to ${address}`])
  const waiting = left.map(({ worker, name, owedRao, why }) => [worker, printable(name), owedRao, WHY[why]])
  return [
    ...textTable([['worker', 'name', 'rao', ''], ...paid, ...waiting], 'llrl'),
    `A payout now would pay ${totalRao} rao to ${lines.length}, and nothing to ${left.length}.`,
  ]
}

export function tellPayout({ number, way, state, totalRao, lines }: PayoutView): string[] {
  const rows = lines.map(({ worker, name, amountRao, address, state: of, memo }) => [
    worker,
    printable(name),
    amountRao,
    address,
    of,
    printable(memo),
  ])
  const next =
    way === 'chain'
      ? `the miner transfers it while it runs: kumite pay export --batch ${number} shows how far it is, and kumite pay cancel --batch ${number} takes back what waits`
      : `pay it and say so: kumite pay confirm --batch ${number} --note HOW`
  return [
    ...textTable([['worker', 'name', 'rao', 'address', 'state', 'words'], ...rows], 'llrlll'),
    `Payout ${number} of ${totalRao} rao is ${state === 'done' ? 'done' : `under way; ${next}`}.`,
  ]
}
