import { randomUUID } from 'node:crypto'
import { systemClock } from '../../src/core/clock.ts'
import { createNonceSource } from '../../src/identity/nonce-source.ts'
import { signConsent } from '../../src/identity/sign-consent.ts'
import { signJudgment } from '../../src/identity/sign-judgment.ts'
import { signRequest } from '../../src/identity/sign-request.ts'
import type { Signer } from '../../src/identity/signer.ts'
import { solveProof } from '../../src/identity/solve-proof.ts'
import { Hotkey, LeaseId, WorkerId } from '../../src/protocol/ids.ts'
import { JoinChallenge } from '../../src/protocol/joining.ts'
import type { Judgment, Verdict } from '../../src/protocol/judgment.ts'
import { Consent, MinerOffers } from '../../src/protocol/onboarding.ts'
import { SHARED_THINGS } from '../../src/protocol/shared-things.ts'
import { type Assignment, NextReply, WorkHistory } from '../../src/protocol/work.ts'

const nextNonce = createNonceSource(systemClock)

/** A worker of `home`, as the work page is one: signed HTTP with the worker's own key. */
export function createWorkClient({ origin, receiver, signer }: { origin: string; receiver: string; signer: Signer }) {
  async function call(method: 'GET' | 'POST', target: string, payload?: object): Promise<unknown> {
    const body = payload ? JSON.stringify(payload) : ''
    const headers = signRequest({ signer, method, target, body, receiver, nonce: nextNonce() })
    const json = payload ? { body, headers: { ...headers, 'content-type': 'application/json' } } : { headers }
    const reply = await fetch(origin + target, { method, ...json, signal: AbortSignal.timeout(15_000) })
    if (!reply.ok) throw new Error(`${method} ${target}: ${reply.status} ${await reply.text()}`)
    return reply.json()
  }
  return {
    async join(): Promise<void> {
      const challenge = JoinChallenge.parse(await call('GET', '/api/work/join/challenge'))
      await call('POST', '/api/work/join', { name: 'A test', proof: await solveProof(challenge) })
      const { miners } = MinerOffers.parse(await (await fetch(`${origin}/api/joining`)).json())
      const { guidelines } = miners.find(({ hotkey }) => hotkey === receiver)!
      const consent = { miner: receiver, worker: signer.address, guidelines: guidelines.version, shares: SHARED_THINGS }
      await call('POST', '/api/work/consent', signConsent(signer, Consent.parse({ ...consent, at: new Date().toISOString() })))
    },
    next: async () => NextReply.parse(await call('POST', '/api/work/next')).assignment,
    history: async () => WorkHistory.parse(await call('GET', '/api/work/history')),
    /** Ranks the responses as they lie there. @returns the id of the judgment, once it is acknowledged */
    async judge({ id, validator, miner, responses, criterion }: Assignment): Promise<string> {
      const verdict: Verdict = {
        kind: 'ranked',
        responses: Object.fromEntries(responses.map((response, index) => [response.id, { grade: criterion.min, rank: index + 1 }])),
      }
      const judgment: Judgment = {
        id: randomUUID(),
        leaseId: LeaseId.parse(id),
        validator: Hotkey.parse(validator),
        miner: Hotkey.parse(miner),
        worker: WorkerId.parse(signer.address),
        verdict,
        activeMs: 1000,
        judgedAt: new Date().toISOString(),
      }
      await call('POST', `/api/work/assignments/${id}/judgment`, {
        judgment,
        signature: signJudgment(signer, judgment),
        simulated: false,
      })
      return judgment.id
    },
  }
}
