import type { AppealAbout, WorkerPay } from '../../../src/protocol/pay.ts'

/**
 * Whether an appeal would still be taken: until the credit of the epoch in question can be paid out.
 * @param payEpoch the epoch that first pays for it; null = not known yet, so that there is time
 */
export function canAppeal({ postings, epoch, payout }: WorkerPay, about: AppealAbout, payEpoch: number | null): boolean {
  const inQuestion = about.kind === 'credit' ? about.epoch : payEpoch
  if (inQuestion === null) return true
  const credit = postings.find((posting) => posting.kind === 'credited' && posting.epoch === inQuestion)
  if (!credit && about.kind === 'credit') return false
  return epoch < (credit?.payableFrom ?? inQuestion + payout.disputeEpochs)
}
