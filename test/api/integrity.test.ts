import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aSigner } from '../../src/identity/testing.ts'
import { CollusionFlag, Integrity } from '../../src/protocol/integrity.ts'
import { IntegrityAudit } from '../../src/protocol/integrity-audit.ts'
import { findCollusion } from '../../src/scoring/collusion/find-collusion.ts'
import { insertFlag } from '../../src/store/collusion-flags.ts'
import { appendEvents } from '../../src/store/events.ts'
import { collusionEvidence } from '../../src/validator/collusion-evidence.ts'
import { openTestNetwork, problemOf, type TestNetwork } from './testing.ts'

/** What was told is so old at most. */
const OLD_MS = 10_000
const AUDIT_MS = 60_000

let net: TestNetwork
let flagId: number

const integrity = async () => {
  net.clock.advance(OLD_MS)
  return Integrity.parse(await (await net.get('/api/integrity')).json())
}
const [validator, miners] = [() => net.network.validators[0]!, () => net.network.simulatedMiners.map(({ miner }) => miner)]
const appeal = (text: string, signer = miners()[0]!.signer, id = flagId) =>
  net.send({ signer, receiver: validator().hotkey, target: `/api/integrity/flags/${id}/appeal`, body: JSON.stringify({ text }) })
const decide = (state: string, signer = validator().signer, circle?: boolean) =>
  net.send({
    signer,
    receiver: validator().hotkey,
    target: `/api/integrity/flags/${flagId}/decision`,
    body: JSON.stringify({ state, note: 'looked into', circle }),
  })

beforeAll(async () => {
  net = await openTestNetwork({ tasksPerEpoch: 1 })
  await net.network.chain.produceBlock()
  const [one, two] = miners()
  const [a, b] = one!.hotkey < two!.hotkey ? [one!.hotkey, two!.hotkey] : [two!.hotkey, one!.hotkey]
  const same = Array.from({ length: 12 }, (_, n) =>
    [a, b].map((rater) => ({ task: `task-${n}`, rater, deviation: [1, -1], shownRanks: [], receivedMs: 0 })),
  )
  const evidence = JSON.stringify(collusionEvidence(findCollusion(same.flat())[0]!))
  const times = { epoch: 1, seen_epoch: 1, raised_ms: net.clock.now() }
  flagId = (await insertFlag(net.db, {
    validator: validator().hotkey,
    mechid: 0,
    a,
    b,
    state: 'flagged',
    odds: 20,
    evidence,
    words: 'alike',
    ...times,
  }))!
})
afterAll(() => net.close())

describe('the integrity of a network', () => {
  it('is of the form that the protocol declares, with both of a flagged pair in one cluster', async () => {
    const json = await (await net.get('/api/integrity')).json()
    expect(Integrity.parse(json)).toEqual(json)
    const { flags, clusters, streams, rules } = Integrity.parse(json)
    expect(flags).toMatchObject([
      { id: flagId, state: 'flagged', oneVoice: true, words: 'alike', evidence: { answers: { shared: 12 } }, appeal: null },
    ])
    expect(clusters).toMatchObject([{ flags: [flagId], validator: validator().hotkey }])
    expect(clusters[0]!.miners.map(({ name }) => name).sort()).toEqual(flags[0]!.miners.map(({ name }) => name).sort())
    expect(streams.map(({ name, checkedEpoch }) => [name, checkedEpoch])).toEqual(
      net.network.validators.flatMap((one) => one.mechanisms.map(() => [streams.find((s) => s.validator === one.hotkey)!.name, null])),
    )
    expect(rules).toMatchObject({ bar: 7, leastShared: 10, newcomerGold: 0.15 })
  })

  it('takes an appeal from one of the two as text, and only that', async () => {
    const text = '<img src=x onerror=alert(1)>\nwe share a flat, not answers'
    const flag = CollusionFlag.parse(await (await appeal(text)).json())
    expect(flag).toMatchObject({ state: 'appealed', oneVoice: true, appeal: { by: miners()[0]!.hotkey, text } })
    expect((await integrity()).flags[0]!.appeal!.text).toBe(text)
    expect(await problemOf(await appeal('hm', miners()[2]!.signer))).toMatchObject({ status: 403, code: 'foreign-flag' })
    expect(await problemOf(await appeal('hm', aSigner(9)))).toMatchObject({ status: 403, code: 'foreign-flag' })
    expect(await problemOf(await appeal('hm', miners()[0]!.signer, flagId + 1))).toMatchObject({ status: 404, code: 'unknown-flag' })
    for (const bad of ['', ' '.repeat(9), 'x'.repeat(2001), 'a\u0000b', 'a\u001bb', 'a\u202eb'])
      expect(await problemOf(await appeal(bad))).toMatchObject({ status: 400 })
  })

  it('lets the validator that raised it decide, and nobody else; a cleared pair is two again', async () => {
    expect(await problemOf(await decide('cleared', miners()[0]!.signer))).toMatchObject({ status: 403, code: 'not-a-validator' })
    expect(await problemOf(await decide('cleared', net.network.validators[1]!.signer))).toMatchObject({ status: 404, code: 'unknown-flag' })
    expect(await problemOf(await decide('expired'))).toMatchObject({ status: 400 })
    expect(await problemOf(await decide('upheld', undefined, true))).toMatchObject({ status: 400 })
    expect(await problemOf(await decide('cleared', undefined, true))).toMatchObject({ status: 409, code: 'no-circle' }) // two alone
    expect(CollusionFlag.parse(await (await decide('cleared')).json())).toMatchObject({
      state: 'cleared',
      oneVoice: false,
      decision: { note: 'looked into' },
    })
    expect(await problemOf(await decide('upheld'))).toMatchObject({ status: 409, code: 'flag-closed' })
    expect(await problemOf(await appeal('thanks'))).toMatchObject({ status: 409, code: 'flag-closed' })
    expect((await integrity()).clusters).toEqual([])
  })
})

describe('the audit of a network', () => {
  const audit = async () => {
    net.clock.advance(AUDIT_MS)
    const json = await (await net.get('/api/integrity/audit')).json()
    expect(IntegrityAudit.parse(json)).toEqual(json)
    return IntegrityAudit.parse(json)
  }

  it('counts nothing before anything was judged', async () => {
    const { streams } = await audit()
    expect(streams.map(({ validator, mechid }) => `${validator} ${mechid}`)).toEqual(
      net.network.validators.flatMap(({ hotkey, mechanisms }) => mechanisms.map(({ mechid }) => `${hotkey} ${mechid}`)),
    )
    for (const { mechanism, assignment, copies, shares } of streams) {
      expect(shares).toEqual([])
      if (mechanism === 'prompting') expect([assignment, copies]).toEqual([null, null])
      else {
        expect(assignment).toMatchObject({ miners: 0, tasks: 0, mostShared: 0, round: null })
        expect(copies).toEqual({ lent: 0, withheld: 0, timed: 0, medianMs: null })
      }
    }
  })

  it('tells who judged with whom, how many copies went out, and what splitting would cost', async () => {
    await net.step(4)
    const before = await net.stored({ nonces: false })
    const { streams } = await audit()
    expect(await net.stored({ nonces: false })).toEqual(before)
    const { assignment, copies, shares } = streams.find(({ mechanism }) => mechanism === 'dojo')!
    const rows = await net.db
      .selectFrom('score')
      .select(['task_id', 'miner', 'evidence'])
      .where('validator', '=', validator().hotkey)
      .where('mechid', '=', 0)
      .execute()
    const tasks = Map.groupBy(rows, (row) => row.task_id)
    expect(assignment).toMatchObject({ tasks: tasks.size, parts: 1, mostShared: tasks.size, mostLoad: tasks.size })
    expect(assignment!.mostRaters).toBe(Math.max(...[...tasks.values()].map((judged) => judged.length)))
    const leases = await net.db.selectFrom('lease').select('id').where('validator', '=', validator().hotkey).execute()
    expect(copies).toEqual({ lent: leases.length, withheld: 0, timed: Math.min(5, tasks.size), medianMs: 0 })
    expect(new Set(shares.map(({ miner }) => miner.hotkey))).toEqual(
      new Set(rows.filter(({ evidence }) => evidence > 0).map(({ miner }) => miner)),
    )
    for (const { share, splits } of shares) {
      const shown = [share, ...splits.map((split) => split.share)]
      expect(shown).toEqual(shown.toSorted((a, b) => b - a))
    }
  })

  it('counts what was not lent because no safe copy could be made', async () => {
    const { copies } = (await audit()).streams[0]!
    const task = await net.db
      .selectFrom('task')
      .select('id')
      .where('validator', '=', validator().hotkey)
      .where('mechid', '=', 0)
      .executeTakeFirstOrThrow()
    const event = { atMs: net.clock.now(), block: 1, actor: validator().hotkey, taskId: task.id, words: 'withheld' }
    await appendEvents(net.db, [{ ...event, kind: 'task-withheld' }])
    expect((await audit()).streams[0]!.copies).toMatchObject({ lent: copies!.lent - 1, withheld: 1 })
  })
})
