import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aSigner } from '../../src/identity/testing.ts'
import type { SignedJudgment } from '../../src/protocol/judgment.ts'
import { judge, openTestNetwork, problemOf, type TestNetwork } from './testing.ts'

const ann = aSigner(1, 'ed25519')
const bob = aSigner(2, 'ed25519')
const cleo = aSigner(4, 'ed25519')
type Shown = Parameters<typeof judge>[1]

let net: TestNetwork
let assignment: Shown
let lease: Shown

/** Both doors that a judgment may come to, each with a task open behind it. */
const doors = {
  'the miner': (body: string | Uint8Array<ArrayBuffer>, contentType?: string) =>
    net.send({
      signer: ann,
      receiver: net.network.home.hotkey,
      target: `/api/work/assignments/${assignment.id}/judgment`,
      body,
      ...(contentType ? { contentType } : {}),
    }),
  'the validator': (body: string | Uint8Array<ArrayBuffer>, contentType?: string) =>
    net.send({
      signer: net.network.simulatedMiners[0]!.miner.signer,
      receiver: lease.validator,
      target: `/validators/${lease.validator}/leases/${lease.id}/judgment`,
      body,
      ...(contentType ? { contentType } : {}),
    }),
} as const
const atDoor = { 'the miner': () => assignment, 'the validator': () => lease } as const

beforeAll(async () => {
  net = await openTestNetwork()
  await net.network.chain.produceBlock()
  net.clock.advance(12_000)
  await net.act.validators()
  assignment = await net.seat(ann)
  const other = net.network.validators.find(({ hotkey }) => hotkey !== assignment.validator)! // whoever was slow was not waited for
  lease = await net.lease(net.network.simulatedMiners[0]!.miner.signer, other.hotkey) // another task than the miner's
})
afterAll(() => net.close())

/** At the validator's door another than at the miner's: what a slow validator lent for the miner's worker comes late, and may be the very task of the lease. */
const workerAt = (shown: Shown) => (shown === lease ? cleo : ann)

const ranked = (shown: Shown, change: (responses: Record<string, unknown>, first: string) => void) => {
  const { verdict } = judge(workerAt(shown), shown).judgment as { verdict: { kind: 'ranked'; responses: Record<string, unknown> } }
  change(verdict.responses, shown.responses[0]!.id)
  return JSON.stringify(judge(workerAt(shown), shown, { verdict }))
}
const firstIs = (value: unknown) => (shown: Shown) => ranked(shown, (responses, first) => Object.assign(responses, { [first]: value }))
const saying = (change: object) => (shown: Shown) => JSON.stringify(judge(workerAt(shown), shown, change))
const text = (shown: Shown) => JSON.stringify(judge(workerAt(shown), shown))
const swapped = (from: string | RegExp, to: string) => (shown: Shown) => text(shown).replace(from, to)
const cannotJudge = (reason: string) => saying({ verdict: { kind: 'cannot-judge', why: 'broken', reason } })

/** Judgments that the worker did sign, and that say what no judgment may say. */
const nonsense: Record<string, (shown: Shown) => string> = {
  'a rank of 0': firstIs({ grade: 5, rank: 0 }),
  'a rank of 17': firstIs({ grade: 5, rank: 17 }),
  'a rank of 1.5': firstIs({ grade: 5, rank: 1.5 }),
  'a rank as text': firstIs({ grade: 5, rank: '1' }),
  'a grade of 11': firstIs({ grade: 11, rank: 1 }),
  'a grade of 0': firstIs({ grade: 0, rank: 1 }),
  'a grade of null': firstIs({ grade: null, rank: 1 }),
  'a response not judged': (shown) => ranked(shown, (responses, first) => delete responses[first]),
  'a response of another task': (shown) => ranked(shown, (responses) => Object.assign(responses, { other: { grade: 5, rank: 1 } })),
  'a prototype among the responses': (shown) =>
    ranked(shown, (responses) => Object.defineProperty(responses, '__proto__', { value: {}, enumerable: true })),
  'a list': saying({ verdict: [] }),
  nothing: saying({ verdict: null }),
  'a kind that is none': saying({ verdict: { kind: 'skipped' } }),
  'a reason of 2001 characters': cannotJudge('x'.repeat(2001)),
}

/** Bodies that are refused before anybody asks who signed the judgment in them. */
const malformed: Record<string, (shown: Shown) => string | Uint8Array<ArrayBuffer>> = {
  'NaN as a rank': swapped(/"rank":\d/, '"rank":NaN'),
  'NaN as a time': swapped('1000', 'NaN'),
  '1e999 as a time': swapped('1000', '1e999'),
  'a negative time': saying({ activeMs: -1 }),
  'a time as text': saying({ activeMs: '1000' }),
  'an id that is no UUID': saying({ id: 'one' }),
  'a date that is none': saying({ judgedAt: 'yesterday' }),
  'a worker that is none': saying({ worker: '5'.repeat(200) }),
  'a lease with a NUL in its name': saying({ leaseId: 'aaaa\0' }),
  'a NUL in the reason': cannotJudge('a\0b'),
  'half a surrogate pair in the reason': (shown) => text(shown).replace('"activeMs"', '"x":"\\ud800","activeMs"'),
  'no word of being simulated or not': swapped(',"simulated":true', ''),
  'no signature': (shown) => JSON.stringify({ judgment: judge(workerAt(shown), shown).judgment, simulated: true }),
  'a signature of another length': swapped('"0x', '"0x00'),
  'no judgment': swapped('"judgment":', '"other":'),
  'a judgment under __proto__': swapped('"judgment":', '"__proto__":'),
  'a list of judgments': (shown) => `[${text(shown)}]`,
  'an empty list': () => '[]',
  'an empty object': () => '{}',
  null: () => 'null',
  'a number': () => '1',
  'half a judgment': (shown) => text(shown).slice(0, -20),
  'two judgments': (shown) => text(shown) + text(shown),
  'no body': () => '',
  'bytes that are not UTF-8': (shown) => new Uint8Array(Buffer.from(cannotJudge('café')(shown), 'latin1')),
  'UTF-16': (shown) => new Uint8Array(Buffer.from(text(shown), 'utf16le')),
  'lists 100,000 deep': () => '['.repeat(100_000) + ']'.repeat(100_000),
  'a verdict 100,000 deep': swapped(/"verdict":\{.*\}\}/, `"verdict":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_001)}`),
}

describe.each(['the miner', 'the validator'] as const)('%s', (door) => {
  it.each(Object.keys(nonsense))('refuses a verdict of %s, and stores nothing', async (what) => {
    const before = await net.stored({ nonces: false })
    expect(await problemOf(await doors[door](nonsense[what]!(atDoor[door]())))).toMatchObject({ status: 422, code: 'invalid-reply' })
    expect(await net.stored({ nonces: false })).toEqual(before)
  })

  it.each(Object.keys(malformed))('refuses %s, and stores nothing', async (what) => {
    const before = await net.stored({ nonces: false })
    expect(await problemOf(await doors[door](malformed[what]!(atDoor[door]())))).toMatchObject({ status: 400, code: 'invalid-request' })
    expect(await net.stored({ nonces: false })).toEqual(before)
  })

  it.each([
    ['a rank of 1e999', swapped(/"rank":\d/, '"rank":1e999')],
    ['a word more than was signed', swapped('"kind"', '"more":1,"kind"')],
    ['another time than was signed', swapped('1000', '999')],
  ])('refuses %s as not signed', async (_, body) => {
    const before = await net.stored({ nonces: false })
    const [status, code] = door === 'the miner' ? [422, 'invalid-judgment'] : [422, 'judgment-signature']
    expect(await problemOf(await doors[door](body(atDoor[door]())))).toMatchObject({ status, code })
    expect(await net.stored({ nonces: false })).toEqual(before)
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/jsonp', ''])(
    'refuses a judgment that comes as "%s"',
    async (contentType) => {
      const body = new Uint8Array(Buffer.from(text(atDoor[door]())))
      expect(await problemOf(await doors[door](body, contentType || 'none'))).toMatchObject({ status: 415, code: 'invalid-request' })
    },
  )

  it.each([1_000_001, 20_000_000])('refuses a body of %d bytes before anything is read from it', async (size) => {
    const before = await net.stored()
    expect(await problemOf(await doors[door](' '.repeat(size)))).toMatchObject({ status: 413, code: 'body-too-large' })
    expect(await net.stored()).toEqual(before)
  })

  it('logs none of it, for all of it is foreseen', () => expect(net.logged).toEqual([]))
})

describe('a good judgment', () => {
  it.each(['the miner', 'the validator'] as const)('is taken by %s after all that, once, however often it is sent', async (door) => {
    const signed: SignedJudgment = judge(workerAt(atDoor[door]()), atDoor[door]())
    const first = await doors[door](JSON.stringify(signed))
    expect(first.status).toBe(200)
    const receipt = await first.json()
    const before = await net.stored({ nonces: false })
    net.clock.advance(1000)
    expect(await (await doors[door](JSON.stringify(signed))).json()).toEqual(receipt)
    const other = await problemOf(await doors[door](text(atDoor[door]())))
    expect(other).toMatchObject({ status: 409, code: door === 'the miner' ? 'assignment-closed' : 'already-judged' })
    expect(await net.stored({ nonces: false })).toEqual(before)
  })

  it('counts once for a worker who sits at two miners, and under one id once', async () => {
    const second = net.network.simulatedMiners[1]!.miner.signer
    const same = await net.lease(second, lease.validator) // the oldest task, as before
    const send = (signed: SignedJudgment) =>
      net.send({
        signer: second,
        receiver: same.validator,
        target: `/validators/${same.validator}/leases/${same.id}/judgment`,
        body: JSON.stringify(signed),
      })
    expect(await problemOf(await send(judge(cleo, same)))).toMatchObject({ status: 409, code: 'same-worker' })
    const id = crypto.randomUUID()
    expect((await send(judge(bob, same, { id }))).status).toBe(200)

    const third = net.network.simulatedMiners[2]!.miner.signer
    const another = await net.lease(third, lease.validator)
    const before = await net.stored({ nonces: false })
    const reply = await net.send({
      signer: third,
      receiver: another.validator,
      target: `/validators/${another.validator}/leases/${another.id}/judgment`,
      body: JSON.stringify(judge(aSigner(3, 'ed25519'), another, { id })),
    })
    expect(await problemOf(reply)).toMatchObject({ status: 422, code: 'foreign-judgment' })
    expect(await net.stored({ nonces: false })).toEqual(before)
  })
})
