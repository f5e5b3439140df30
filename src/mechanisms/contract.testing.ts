import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Hotkey, LeaseId } from '../protocol/ids.ts'
import { ScoreRecord } from '../protocol/score-record.ts'
import { InvalidReplyError, StoredTaskError } from './errors.ts'
import type { History, Mechanism, MechanismTask, Recipient, ReplyBounds } from './mechanism.ts'

/** What the contract suite needs to know about a mechanism in order to try it. */
export interface MechanismTrial<Task extends MechanismTask, Presented, Reply> {
  readonly mechanism: Mechanism<Task, Presented, Reply>
  readonly tasks: readonly Task[]
  /** Ids of what can be judged, in the order in which this recipient sees them. */
  shownIds(presented: Presented): readonly string[]
  /** A valid raw reply; `variant` 0, 1, 2, ... gives different ones. */
  rawReply(presented: Presented, variant: number): unknown
  /** Raw replies that must be refused, each made from a valid one. */
  hostile(presented: Presented): Readonly<Record<string, unknown>>
  /** Texts that nobody may see before scoring: truth, sources, names of truth fields. */
  hidden(task: Task): readonly string[]
  /** The same task with another hidden truth. */
  otherTruth(task: Task): Task
}

const SECRET = 'secret of the contract suite'

/** What is there is scored. */
export const NO_MORE: ReplyBounds = { fewest: 1, more: false }

/** A history in which some are proven, with these mean scores; of all others nothing is known. */
export function aHistory(means: Readonly<Record<string, number>> = {}): History {
  return {
    skill(miner) {
      const mean = means[miner]
      return mean === undefined ? { mean: 0, sd: 0.2, tasks: 0, standing: 'learning' } : { mean, sd: 0.1, tasks: 40, standing: 'proven' }
    },
    dependence: () => 0,
  }
}

/** A recipient of its own for every number. */
export function aRecipient(n: number): Recipient {
  return { miner: `5Miner${String(n).padStart(3, '0')}` as Hotkey, leaseId: `lease-${n}` as LeaseId }
}

/** The promises of {@link Mechanism}, tried on one implementation: call it once per mechanism, inside a test file. */
export function describeMechanismContract<Task extends MechanismTask, Presented, Reply>(
  trial: MechanismTrial<Task, Presented, Reply>,
): void {
  const { mechanism, tasks } = trial
  const repliesTo = (task: Task, miners: number, shift = 0): Map<Hotkey, Reply> =>
    new Map(
      Array.from({ length: miners }, (_, n) => {
        const recipient = aRecipient(n)
        const raw = trial.rawReply(mechanism.present(task, recipient, SECRET), n + shift)
        return [recipient.miner, mechanism.readReply(task, recipient, SECRET, raw)]
      }),
    )

  describe(`the Mechanism contract: ${mechanism.name}`, () => {
    it('reads its own stored tasks back and refuses others', () => {
      for (const task of tasks) expect(mechanism.readTask(JSON.parse(JSON.stringify(task)))).toEqual(task)
      for (const other of [undefined, null, 1, 'x', {}, [], { ...tasks[0], instruction: 7 }])
        expect(() => mechanism.readTask(other)).toThrow(StoredTaskError)
    })

    it('shows every recipient ids of its own, and orders that differ', () => {
      for (const task of tasks) {
        const all = Array.from({ length: 40 }, (_, n) => mechanism.present(task, aRecipient(n), SECRET))
        const ids = all.flatMap((presented) => trial.shownIds(presented))
        expect(new Set(ids).size).toBe(ids.length)
        const contents = all.map((presented) => mechanismOrder(mechanism, trial, task, presented, all.indexOf(presented)))
        expect(new Set(contents).size).toBeGreaterThan(1)
      }
    })

    it('shows the same recipient the same thing again, and another secret other ids', () => {
      const [task] = tasks
      const once = mechanism.present(task!, aRecipient(1), SECRET)
      expect(mechanism.present(task!, aRecipient(1), SECRET)).toEqual(once)
      expect(trial.shownIds(mechanism.present(task!, aRecipient(1), 'another secret'))).not.toEqual(trial.shownIds(once))
    })

    it('never shows what is hidden, neither presented nor in the public view', () => {
      for (const task of tasks) {
        const seen = JSON.stringify([mechanism.present(task, aRecipient(3), SECRET), mechanism.view(task)])
        for (const text of trial.hidden(task)) expect(seen).not.toContain(text)
      }
    })

    it('presents the same whatever the hidden truth is', () => {
      for (const task of tasks)
        expect(mechanism.present(trial.otherTruth(task), aRecipient(3), SECRET)).toEqual(mechanism.present(task, aRecipient(3), SECRET))
    })

    it('refuses hostile replies with a typed error', () => {
      const [task] = tasks
      const presented = mechanism.present(task!, aRecipient(1), SECRET)
      for (const [name, raw] of Object.entries(trial.hostile(presented)))
        expect(() => mechanism.readReply(task!, aRecipient(1), SECRET, raw), name).toThrow(InvalidReplyError)
    })

    it('refuses a reply made for another recipient', () => {
      const [task] = tasks
      const foreign = trial.rawReply(mechanism.present(task!, aRecipient(2), SECRET), 0)
      expect(() => mechanism.readReply(task!, aRecipient(1), SECRET, foreign)).toThrow(InvalidReplyError)
    })

    it('reads any value as a reply or refuses it with a typed error', () => {
      fc.assert(
        fc.property(fc.anything(), (raw) => {
          expect(() => mechanism.readReply(tasks[0]!, aRecipient(1), SECRET, raw)).toThrow(InvalidReplyError)
        }),
      )
    })

    it('scores every reply with a valid record, in the order of the hotkeys', () => {
      for (const task of tasks)
        for (const miners of [0, 1, 2, 7]) {
          const { records, deviations } = mechanism.score(task, repliesTo(task, miners), aHistory(), NO_MORE)
          expect(deviations).toHaveLength(miners)
          expect(records.map(({ miner }) => miner)).toEqual(Array.from({ length: miners }, (_, n) => aRecipient(n).miner).sort())
          for (const record of records) {
            const { miner: _, ...rest } = record
            expect(ScoreRecord.omit({ miner: true }).parse(rest)).toEqual(rest)
            expect(record).toMatchObject({ taskId: task.id, mechanism: mechanism.name, mechanismVersion: mechanism.version })
            expect(record.recipeHash).toBe(mechanism.recipeHash)
          }
        }
    })

    it('gives miners their own scores whoever they are: permuting them permutes the records', () => {
      fc.assert(
        fc.property(fc.nat(200), fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }), (shift, order) => {
          const task = tasks[shift % tasks.length]!
          const replies = [...repliesTo(task, 6, shift)]
          const scoreOf = (places: readonly number[]) => {
            const renamed = new Map(places.map((place, n) => [aRecipient(place).miner, replies[n]![1]]))
            const history = aHistory(Object.fromEntries(places.map((place, n) => [aRecipient(place).miner, n / 10])))
            const { records } = mechanism.score(task, renamed, history, NO_MORE)
            const byMiner = new Map(records.map((record) => [record.miner, record.value]))
            return places.map((place) => byMiner.get(aRecipient(place).miner)!)
          }
          const permuted = scoreOf(order)
          for (const [n, value] of scoreOf([0, 1, 2, 3, 4, 5]).entries()) expect(permuted[n]).toBeCloseTo(value, 9)
        }),
        { numRuns: 30 },
      )
    })

    it('does not care in which order replies came in', () => {
      for (const task of tasks) {
        const replies = repliesTo(task, 5)
        const reversed = new Map([...replies].reverse())
        expect(mechanism.score(task, reversed, aHistory(), NO_MORE)).toEqual(mechanism.score(task, replies, aHistory(), NO_MORE))
        expect(mechanism.conclude(task, reversed, aHistory())).toEqual(mechanism.conclude(task, replies, aHistory()))
      }
    })

    it('asks for more replies while it has too few, and for none when no more are to be had', () => {
      for (const task of tasks)
        for (const replies of [repliesTo(task, 2), repliesTo(task, 5)]) {
          const state = (more: boolean) =>
            mechanism.score(task, replies, aHistory(), { fewest: replies.size + 1, more }).verdict.completion.state
          expect(state(true)).toBe('more')
          expect(state(false)).not.toBe('more')
        }
    })

    it('concludes from the judges alone: another truth gives the same order, agreement and pairs', () => {
      const judged = (task: Task, replies: ReadonlyMap<Hotkey, Reply>) => {
        const { agreement, order, pairs } = mechanism.conclude(task, replies, aHistory())
        return { agreement, pairs, order: order.map(({ knownRank: _, ...item }) => item) }
      }
      for (const task of tasks)
        for (const miners of [0, 1, 6])
          expect(judged(trial.otherTruth(task), repliesTo(task, miners))).toEqual(judged(task, repliesTo(task, miners)))
    })

    it('reveals a conclusion under the ids that the recipient was shown', () => {
      for (const task of tasks) {
        const conclusion = mechanism.conclude(task, repliesTo(task, 4), aHistory())
        const shown = trial.shownIds(mechanism.present(task, aRecipient(2), SECRET))
        expect(mechanism.reveal(task, aRecipient(2), SECRET, conclusion).map(({ id }) => id)).toEqual(shown)
      }
    })

    it('writes one row per thing shown, numbered as shown', () => {
      for (const task of tasks) {
        const [reply] = repliesTo(task, 1).values()
        const written = mechanism.rows(task, aRecipient(0), SECRET, reply!)
        const shown = trial.shownIds(mechanism.present(task, aRecipient(0), SECRET))
        expect(written.map(({ positionShown }) => positionShown)).toEqual(shown.map((_, place) => place + 1))
      }
    })
  })
}

/** The order in which one recipient sees the task's own ids, as text. */
function mechanismOrder<Task extends MechanismTask, Presented, Reply>(
  mechanism: Mechanism<Task, Presented, Reply>,
  trial: MechanismTrial<Task, Presented, Reply>,
  task: Task,
  presented: Presented,
  n: number,
): string {
  const reply = mechanism.readReply(task, aRecipient(n), SECRET, trial.rawReply(presented, 0))
  return mechanism
    .rows(task, aRecipient(n), SECRET, reply)
    .map(({ responseId }) => responseId)
    .join(' ')
}
