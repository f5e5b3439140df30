import type { Judgment, SignedJudgment } from '../../../src/protocol/judgment.ts'

/** A judgment of which only what is named matters: it is not really signed. */
export function signedFor(named: { [Name in 'id' | 'leaseId' | 'miner' | 'worker' | 'judgedAt']?: string }): SignedJudgment {
  const judgment = { id: 'judgment', leaseId: 'lease', miner: 'miner', worker: 'worker', judgedAt: '2026-11-23T00:00:00.000Z', ...named }
  return { judgment: judgment as Judgment, signature: `0x${'0'.repeat(128)}`, simulated: false }
}
