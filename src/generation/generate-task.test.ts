import { beforeAll, describe, expect, it } from 'vitest'
import { createSimulatedClock } from '../core/clock.ts'
import { DojoTask } from '../mechanisms/dojo/dojo-task.ts'
import { present } from '../mechanisms/dojo/present.ts'
import { obfuscateResponse } from '../obfuscation/obfuscate-response.ts'
import { Hotkey, LeaseId, TaskId } from '../protocol/ids.ts'
import { runTextCheck } from '../sandbox/run-text-check.ts'
import type { Db } from '../store/open-store.ts'
import { everyAttempt } from '../store/task-attempts.ts'
import { emptyTables, openTestStores } from '../store/testing.ts'
import type { AttemptRecord } from './attempt.ts'
import { runAttempts } from './run-attempts.ts'
import { aGeneration } from './testing.ts'

const [{ db }] = (await openTestStores()) as [Awaited<ReturnType<typeof openTestStores>>[0]]
const MADE = 60

interface Made {
  readonly n: number
  readonly task: DojoTask
  readonly record: AttemptRecord
}

/** Every accepted attempt of so many. */
async function make(store: Db, count: number, sideBySide: number): Promise<Made[]> {
  await emptyTables(store)
  let begun = 0
  await runAttempts(aGeneration(store, { config: { sideBySide, experimentShare: 0.4 } }), {
    db: store,
    clock: createSimulatedClock(0),
    stream: 's',
    holder: 'h',
    more: async () => begun++ < count,
  })
  const made: Made[] = []
  for await (const { n, state, task, record } of everyAttempt(store, 's'))
    if (state === 'accepted')
      made.push({
        n,
        task: DojoTask.parse({ ...(task as object), id: TaskId.parse(`task-of-attempt-${n}`) }),
        record: record as AttemptRecord,
      })
  return made
}

let made: Made[] = []
beforeAll(async () => {
  made = await make(db, MADE, 2)
}, 300_000)

/** The responses of a chain in the order of their edits, with what is recorded of each. */
const chainOf = ({ task, record }: Made) =>
  record.responses!.flatMap((recorded, index) => {
    const response = task.responses.find(({ knownRank }) => knownRank === index + 1)
    return recorded.edits === null ? [] : [{ recorded, response: response! }]
  })

describe('an accepted task of the built-in generator', () => {
  it('comes of nearly every attempt', () => {
    expect(made.length).toBeGreaterThanOrEqual(0.9 * MADE)
  })

  it('is known to be in the order of its edits, and nothing else is', () => {
    for (const one of made) {
      const chain = chainOf(one)
      const edits = chain.map(({ recorded }) => recorded.edits!)
      expect(edits[0]).toBe(0)
      expect(edits.at(-1)).toBe(one.record.edits!.length)
      expect(edits).toEqual([...new Set(edits)].sort((a, b) => a - b))
      expect(chain.map(({ response }) => response.knownRank)).toEqual(chain.map((_, index) => index + 1))
      expect(one.task.truth).toBe('construction')
      const unknown = one.task.responses.filter(({ knownRank }) => knownRank === undefined)
      expect(unknown.length).toBe(one.record.responses!.length - chain.length)
      for (const { source } of unknown) expect(source).toContain('experimental')
      for (const { standing } of one.task.responses) expect(standing).toBeUndefined()
    }
    expect(made.some(({ task }) => task.responses.some(({ knownRank }) => knownRank === undefined))).toBe(true)
  })

  it('has an order that running its responses again confirms', () => {
    for (const one of made) {
      const requirements = one.record.instruction!.requirements
      for (const { recorded, response } of chainOf(one)) {
        const edited = new Set(one.record.edits!.slice(0, recorded.edits!).map(({ requirement }) => requirement))
        for (const { name, check } of requirements) {
          if (check?.kind !== 'text') throw new Error(`expected a text check, got ${check?.kind}`)
          const holds = runTextCheck(response.content, check)
          // Only what says something of its place was tried when it was made.
          expect({ n: one.n, name, holds }).toEqual({ n: one.n, name, holds: recorded.checks[name] ?? holds })
          if (recorded.edits === 0 || edited.has(name))
            expect({ n: one.n, name, holds }).toEqual({ n: one.n, name, holds: recorded.edits === 0 })
        }
      }
    }
  })

  it('has pairs of all neighbours, whose edits together are the chain', () => {
    for (const { record } of made) {
      expect(record.pairs!.map(({ better, worse }) => [better, worse])).toEqual(record.pairs!.map((_, index) => [index, index + 1]))
      expect(record.pairs!.flatMap(({ edits }) => edits.map(({ family, requirement }) => [family, requirement]))).toEqual(
        record.edits!.map(({ family, requirement }) => [family, requirement]),
      )
    }
  })

  it('shows its responses in an order that says nothing of their rank', () => {
    const places = made.flatMap(({ task }) =>
      task.responses.map(({ knownRank }, place) => ({ knownRank, share: 1 / task.responses.length, place })),
    )
    for (const place of [0, 1, 2]) {
      const there = places.filter((entry) => entry.place === place)
      const expected = there.reduce((sum, { share }) => sum + share, 0)
      const deviation = Math.sqrt(there.reduce((sum, { share }) => sum + share * (1 - share), 0))
      const best = there.filter(({ knownRank }) => knownRank === 1).length
      expect(Math.abs(best - expected)).toBeLessThan(3.3 * deviation) // two-sided 0.1 %
    }
    for (const { task } of made) expect(task.responses.map(({ id }) => id)).toEqual(task.responses.map((_, place) => `r${place + 1}`))
  })

  it('is presented without anything of its truth', async () => {
    const recipient = { miner: Hotkey.parse('5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'), leaseId: LeaseId.parse('lease-1') }
    for (const { task, record } of made) {
      const shown = await present(task, recipient, 'a validator secret', { mechid: 0, obfuscate: obfuscateResponse })
      for (const response of shown.responses) expect(Object.keys(response).sort()).toEqual(['content', 'id', 'kind'])
      const text = JSON.stringify({
        ...shown,
        instruction: '',
        requirements: [],
        responses: shown.responses.map(({ id, kind }) => ({ id, kind })),
      })
      const secrets = [
        'knownRank',
        'standing',
        'truth',
        'source',
        'experimental',
        'built-in',
        task.id,
        record.seed.registry,
        ...task.responses.map(({ source }) => source),
      ]
      for (const secret of secrets) expect(text).not.toContain(secret)
      const whole = JSON.stringify(shown)
      for (const { source } of task.responses) expect(whole).not.toContain(source)
      for (const { after } of record.edits!) if (after !== null) expect(whole).not.toContain(JSON.stringify(after).slice(1, -1))
      expect(whole).not.toContain('the secret of a test')
    }
  })

  it('has a record of every stage', () => {
    for (const { record, task } of made) {
      expect(record).toMatchObject({ author: 'built-in', domain: task.domain, instruction: { text: task.instruction, title: task.title } })
      expect(Object.keys(record.seed.axes).sort()).toEqual(['constraint', 'interaction', 'persona', 'topic'])
      expect(record.nearest === null || record.nearest!.similarity < 1).toBe(true)
      expect(record.distances).toHaveLength(record.edits!.length)
      for (const [index, distance] of record.distances!.entries()) expect(distance).toBeGreaterThan(record.distances![index - 1] ?? 0)
      expect(task.requirements).toEqual(record.instruction!.requirements.map(({ words }) => words))
      for (const { before } of record.edits!) expect(task.instruction).toContain(before)
      expect(task.responses).toHaveLength(record.responses!.length)
      for (const { problems, log, source } of record.responses!)
        expect([problems, log.length > 0, source.startsWith('built-in/')]).toEqual([[], true, true])
    }
  })

  it('comes out the same again, byte by byte, however many are made side by side', async () => {
    const again = await make(db, 12, 5)
    expect(JSON.stringify(again)).toBe(JSON.stringify(made.slice(0, again.length)))
    expect(again.length).toBeGreaterThan(9)
  })
})
