import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Judgment, SignedJudgment } from '../protocol/judgment.ts'
import { signJudgment } from './sign-judgment.ts'
import { aSigner } from './testing.ts'
import { verifyJudgment } from './verify-judgment.ts'
import { createWorkerSigner } from './worker-signer.ts'

const worker = createWorkerSigner(new Uint8Array(32).fill(9))
const judgment = Judgment.parse({
  id: '4e0f0f2e-6d2b-4c55-9a53-1f0f6ac6f6a1',
  leaseId: 'lease-1',
  validator: aSigner(1).address,
  miner: aSigner(2).address,
  worker: worker.address,
  verdict: { kind: 'ranked', responses: { b: { grade: 7, rank: 1 }, a: { grade: 3, rank: 2 } } },
  activeMs: 42_000,
  judgedAt: '2026-01-01T00:00:00.000Z',
})

describe('verifyJudgment', () => {
  it('accepts what the worker signed, in whatever order its keys arrive', () => {
    const signed = SignedJudgment.parse({ judgment, signature: signJudgment(worker, judgment), simulated: false })
    const reordered = Object.fromEntries(Object.entries(signed.judgment).reverse()) as Judgment
    expect(verifyJudgment(signed)).toBe(true)
    expect(verifyJudgment({ ...signed, judgment: reordered })).toBe(true)
  })

  it.each<[string, Partial<Judgment>]>([
    ['verdict', { verdict: { kind: 'ranked', responses: { b: { grade: 3, rank: 2 }, a: { grade: 7, rank: 1 } } } }],
    ['lease', { leaseId: 'lease-2' as Judgment['leaseId'] }],
    ['miner', { miner: aSigner(3).address as Judgment['miner'] }],
    ['worker', { worker: aSigner(4, 'ed25519').address as Judgment['worker'] }],
    ['time', { activeMs: 42_001 }],
  ])('refuses a judgment whose %s the relaying miner altered', (_, change) => {
    expect(verifyJudgment({ judgment: { ...judgment, ...change }, signature: signJudgment(worker, judgment) })).toBe(false)
  })

  it('answers any judgment and signature with false', () => {
    fc.assert(
      fc.property(fc.anything(), fc.oneof(fc.string(), fc.stringMatching(/^0x[0-9a-f]{128}$/)), (verdict, signature) => {
        expect(verifyJudgment({ judgment: { ...judgment, verdict }, signature })).toBe(false)
      }),
    )
    expect(verifyJudgment({ judgment: { ...judgment, verdict: Number.NaN }, signature: `0x${'0'.repeat(128)}` })).toBe(false)
  })
})
