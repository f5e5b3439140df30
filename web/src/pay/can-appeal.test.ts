import { describe, expect, it } from 'vitest'
import type { WorkerPay } from '../../../src/protocol/pay.ts'
import { canAppeal } from './can-appeal.ts'

const none = { owedRao: '0', payableRao: '0', heldRao: '0', sentRao: '0', paidRao: '0', earnedRao: '0' }

/** Pay after epoch 7, with a credit of epoch 5. @param payableFrom of that credit */
function payWith(payableFrom: number, disputeEpochs: number): WorkerPay {
  return {
    worker: 'w',
    miner: 'm',
    epoch: 7,
    balance: none,
    payout: { address: null, leastRao: '1', disputeEpochs, operatorShare: 0 },
    trend: [],
    postings: [{ number: 1, at: '2026-11-22T12:00:00.000Z', kind: 'credited', epoch: 5, payableFrom, memo: '', split: null, moves: [] }],
    appeals: [],
  }
}
const score = { kind: 'score', assignmentId: 'a' } as const

describe('canAppeal', () => {
  it('is true until the credit of the epoch can be paid out', () => {
    expect([8, 7].map((payableFrom) => canAppeal(payWith(payableFrom, 2), { kind: 'credit', epoch: 5 }, null))).toEqual([true, false])
    expect([8, 7].map((payableFrom) => canAppeal(payWith(payableFrom, 2), score, 5))).toEqual([true, false])
  })

  it('is true of a score that no epoch has paid for yet', () => {
    expect(canAppeal(payWith(7, 0), score, null)).toBe(true)
  })

  it('goes by the rule of the miner where the epoch credited nothing', () => {
    expect([1, 2].map((disputeEpochs) => canAppeal(payWith(7, disputeEpochs), score, 6))).toEqual([false, true])
  })

  it('is false of a credit that is not there', () => {
    expect(canAppeal(payWith(9, 9), { kind: 'credit', epoch: 6 }, null)).toBe(false)
  })
})
