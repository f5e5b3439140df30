import type { KyselyPlugin } from 'kysely'
import { expect } from 'vitest'
import { createApp } from '../../src/api/app.ts'
import { aHotkey } from '../../src/chain/testing.ts'
import { createNonceSource } from '../../src/identity/nonce-source.ts'
import { signRequest } from '../../src/identity/sign-request.ts'
import type { Signer } from '../../src/identity/signer.ts'
import type { Miner } from '../../src/miner/miner.ts'
import { readGuidelines } from '../../src/miner/onboarding/guidelines.ts'
import { aFakeValidator, aLease, aMiner } from '../../src/miner/testing.ts'
import { createValidatorClient } from '../../src/miner/validator-client.ts'
import { nonceStore } from '../../src/store/nonces.ts'
import { putConsent } from '../../src/store/onboarding-consents.ts'
import type { Db } from '../../src/store/open-store.ts'
import { joinWorker } from '../../src/store/workers.ts'

interface Others {
  /** What the second miner and the routes read through. */
  readonly spied?: Db
  /** The first miner. */
  readonly setting?: Pick<Awaited<ReturnType<typeof aMiner>>, 'miner' | 'clock' | 'chain' | 'validators'>
}

/** Two miners of one process on one database, each with a validator that lends it three tasks, and their routes. */
export async function twoMiners(db: Db, { spied = db, setting }: Others = {}) {
  const { miner: one, clock, chain, validators } = setting ?? (await aMiner(db))
  const { signer, hotkey } = aHotkey(3)
  const validator = aFakeValidator(0)
  const client = createValidatorClient({ ...validator, signer, nextNonce: createNonceSource(clock), origin: 'http://validator' })
  const other: Miner = { ...one, db: spied, signer, hotkey, validators: async () => [client] }
  validators[0].leases = ['one-1', 'one-2', 'one-3'].map((id) => aCanaryLease(id, 'canary of one', clock.now()))
  validator.leases = ['other-1', 'other-2', 'other-3'].map((id) => aCanaryLease(id, 'canary of other', clock.now()))
  const appOf = (homes: readonly Miner[]) =>
    createApp({
      db: spied,
      chain,
      clock,
      nonceStore: nonceStore(db),
      validators: [],
      homes,
      answering: [],
      labels: new Map(),
      networkName: 'two',
      version: '0',
      startedMs: clock.now(),
      configHash: '',
      blockMs: 1000,
      webDir: undefined,
      frameOrigin: undefined,
      stopping: new AbortController().signal,
      problems: () => [],
      log: (error) => expect.fail(String(error)),
    })
  const app = appOf([one, other])
  const nextNonce = createNonceSource(clock)
  const seat = async (worker: Signer, miner: Miner, name: string) => {
    await joinWorker(db, { id: worker.address, miner: miner.hotkey, name, simulated: false, joined_ms: clock.now() })
    const guidelines = (await readGuidelines(db, miner.hotkey)).version
    await putConsent(db, {
      miner: miner.hotkey,
      worker: worker.address,
      guidelines,
      signed: '{}',
      given_ms: clock.now(),
      withdrawn_ms: null,
    })
  }
  const request = (origin: string, worker: Signer, miner: Miner, method: string, target: string, body = '') =>
    new Request(origin + target, {
      method,
      headers: {
        ...signRequest({ signer: worker, method, target, body, receiver: miner.hotkey, nonce: nextNonce() }),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body } : {}),
    })
  const send = async (worker: Signer, miner: Miner, method: string, target: string, body?: object) =>
    app.fetch(request('http://127.0.0.1:1', worker, miner, method, target, body && JSON.stringify(body)))
  return { one, other, clock, app, appOf, seat, send, request, validator: validators[0] }
}

function aCanaryLease(id: string, canary: string, nowMs: number) {
  const lease = aLease(id, nowMs)
  return { ...lease, task: { ...(lease.task as object), instruction: canary } }
}

/** Notes every row that a statement brings back. */
export function noting(db: Db, seen: string[]): Db {
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      seen.push(...result.rows.map((row) => JSON.stringify(row)))
      return result
    },
  }
  return db.withPlugin(plugin)
}
