import { describe, expect, it, onTestFinished } from 'vitest'
import { aHotkey } from '../../src/chain/testing.ts'
import { listen, stopListening } from '../../src/cli/listen.ts'
import { createNonceSource } from '../../src/identity/nonce-source.ts'
import { signRequest } from '../../src/identity/sign-request.ts'
import { aSigner } from '../../src/identity/testing.ts'
import { aLease } from '../../src/miner/testing.ts'
import { MinerSettings } from '../../src/protocol/miner-settings.ts'
import { NextReply } from '../../src/protocol/work.ts'
import { listAssignments } from '../../src/store/assignments.ts'
import { writeMinerSettings } from '../../src/store/miner-settings.ts'
import { openTestStores } from '../../src/store/testing.ts'
import { freePort } from '../cli/kumite-process.ts'
import { judge } from './testing.ts'
import { twoMiners } from './two-miners.ts'

const stores = await openTestStores()
const [ann, _bob] = [aSigner(41, 'ed25519'), aSigner(42, 'ed25519')]

describe.each(stores)('two miners on one $name', ({ db }) => {
  it('take what was signed for one at that one only', async () => {
    const { one, other, seat, send, app, clock } = await twoMiners(db)
    await seat(ann, one, 'Ann')
    const { assignment } = NextReply.parse(await (await send(ann, one, 'POST', '/api/work/next')).json())
    const signed = judge(ann, assignment!)
    expect((await send(ann, other, 'POST', `/api/work/assignments/${assignment!.id}/judgment`, signed)).status).toBe(403) // no worker there
    await seat(ann, other, 'Ann')
    expect((await send(ann, other, 'POST', `/api/work/assignments/${assignment!.id}/judgment`, signed)).status).toBe(404)
    const { hotkey } = aHotkey(7)
    const headers = signRequest({
      signer: ann,
      method: 'POST',
      target: '/api/work/next',
      body: '',
      receiver: hotkey,
      nonce: createNonceSource(clock)(),
    })
    const stranger = await app.request('/api/work/next', { method: 'POST', headers })
    expect([stranger.status, await stranger.json()]).toMatchObject([
      401,
      { code: 'wrong-receiver', detail: expect.stringContaining(other.hotkey) },
    ])
  })

  it('of 100 workers who come over HTTP at the same time 3 get the 3 places of a task, and 3 judgments are taken', async () => {
    const { one, app, seat, request, validator, clock } = await twoMiners(db)
    validator.leases = [aLease('places', clock.now())]
    await writeMinerSettings(db, one.hotkey, MinerSettings.parse({ redundancy: 3 }))
    const workers = Array.from({ length: 100 }, (_, n) => aSigner(100 + n, 'ed25519'))
    for (const worker of workers) await seat(worker, one, 'One of many')
    const server = await listen(app.fetch, '127.0.0.1', await freePort())
    onTestFinished(() => stopListening(server))
    const origin = `http://127.0.0.1:${(server.address() as { port: number }).port}`
    const asked = await Promise.all(
      workers.map(async (worker) => NextReply.parse(await (await fetch(request(origin, worker, one, 'POST', '/api/work/next'))).json())),
    )
    const [assignment] = asked.flatMap(({ assignment }) => assignment ?? [])
    expect(asked.filter(({ assignment }) => assignment)).toHaveLength(3)
    const replies = await Promise.all(
      workers.map((worker) =>
        fetch(request(origin, worker, one, 'POST', '/api/work/assignments/places/judgment', JSON.stringify(judge(worker, assignment!)))),
      ),
    )
    const statuses = replies.map(({ status }) => status)
    expect([statuses.filter((status) => status === 200).length, statuses.filter((status) => status === 404).length]).toEqual([3, 97])
    expect(validator.judgments.size).toBe(1)
    expect(await listAssignments(db, { miner: one.hotkey, state: 'submitted' })).toHaveLength(3)
  }, 60_000)
})
