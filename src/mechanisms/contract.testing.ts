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
  /** A valid raw reply; `variant` 0, 1, 2, ... gives different ones. */
  rawReply(presented: Presented, variant: number): unknown
  /** Texts that nobody may see before scoring: truth, sources, names of truth fields. */
  hidden(task: Task): readonly string[]
  /** The same task with another hidden truth. */
  otherTruth(task: Task): Task
}

/** The validator's, in all trials. */
export const SECRET = 'secret of the contract suite'

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

/** Replies of so many miners to one task, each as different as `variant` makes them. */
export async function repliesTo<Task extends MechanismTask, Presented, Reply>(
  { mechanism, rawReply }: MechanismTrial<Task, Presented, Reply>,
  task: Task,
  miners: number,
  shift = 0,
): Promise<Map<Hotkey, Reply>> {
  const read = Array.from({ length: miners }, async (_, n) => {
    const recipient = aRecipient(n)
    const raw = rawReply(await mechanism.present(task, recipient, SECRET), n + shift)
    return [recipient.miner, await mechanism.readReply(task, recipient, SECRET, raw)] as const
  })
  return new Map(await Promise.all(read))
}

/** The promises of {@link Mechanism} that all keep, tried on one implementation: call it once per mechanism, inside a test file. */
export function describeMechanismContract<Task extends MechanismTask, Presented, Reply>(
  trial: MechanismTrial<Task, Presented, Reply>,
): void {
  const { mechanism, tasks } = trial

  describe(`the Mechanism contract: ${mechanism.name}`, () => {
    it('reads its own stored tasks back and refuses others', () => {
      for (const task of tasks) {
        const written = JSON.stringify(mechanism.writeTask(task))
        expect(JSON.stringify(mechanism.writeTask(mechanism.readTask(JSON.parse(written))))).toBe(written)
      }
      for (const other of [undefined, null, 1, 'x', {}, [], { ...mechanism.writeTask(tasks[0]!), instruction: 7 }])
        expect(() => mechanism.readTask(other)).toThrow(StoredTaskError)
    })

    it('shows the same recipient the same thing again', async () => {
      const [task] = tasks
      const once = await mechanism.present(task!, aRecipient(1), SECRET)
      expect(await mechanism.present(task!, aRecipient(1), SECRET)).toEqual(once)
    })

    it('never shows what is hidden, neither presented nor in the public view', async () => {
      for (const task of tasks) {
        const seen = JSON.stringify([
          await mechanism.present(task, aRecipient(3), SECRET),
          mechanism.view(task),
          task.title,
          task.instruction,
        ])
        for (const text of trial.hidden(task)) expect(seen).not.toContain(text)
      }
    })

    it('presents the same whatever the hidden truth is', async () => {
      for (const task of tasks)
        expect(await mechanism.present(trial.otherTruth(task), aRecipient(3), SECRET)).toEqual(
          await mechanism.present(task, aRecipient(3), SECRET),
        )
    })

    it('refuses with a typed error what is no reply at all', async () => {
      await fc.assert(
        fc.asyncProperty(fc.anything(), async (raw) => {
          const read = async () => mechanism.readReply(tasks[0]!, aRecipient(1), SECRET, raw)
          await expect(read()).rejects.toThrow(InvalidReplyError)
        }),
      )
    })

    it('scores every reply with a valid record, in the order of the hotkeys', async () => {
      for (const task of tasks)
        for (const miners of [0, 1, 2, 7]) {
          const { records, deviations } = mechanism.score(task, await repliesTo(trial, task, miners), aHistory(), NO_MORE)
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

    it('gives miners their own scores whoever they are: permuting them permutes the records', async () => {
      await fc.assert(
        fc.asyncProperty(fc.nat(200), fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }), async (shift, order) => {
          const task = tasks[shift % tasks.length]!
          const replies = [...(await repliesTo(trial, task, 6, shift))]
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

    it('does not care in which order replies came in', async () => {
      for (const task of tasks) {
        const replies = await repliesTo(trial, task, 5)
        const reversed = new Map([...replies].reverse())
        expect(mechanism.score(task, reversed, aHistory(), NO_MORE)).toEqual(mechanism.score(task, replies, aHistory(), NO_MORE))
        expect(mechanism.conclude(task, reversed, aHistory())).toEqual(mechanism.conclude(task, replies, aHistory()))
      }
    })

    it('gives the same score to a reply that has been in the store', async () => {
      for (const task of tasks) {
        const replies = await repliesTo(trial, task, 4)
        const stored = new Map([...replies].map(([miner, reply]) => [miner, JSON.parse(JSON.stringify(reply))]))
        expect(mechanism.score(task, stored, aHistory(), NO_MORE)).toEqual(mechanism.score(task, replies, aHistory(), NO_MORE))
      }
    })

    it('concludes from the replies alone: another truth gives the same order, agreement and pairs', async () => {
      const judged = (task: Task, replies: ReadonlyMap<Hotkey, Reply>) => {
        const { agreement, order, pairs } = mechanism.conclude(task, replies, aHistory())
        return { agreement, pairs, order: order.map(({ knownRank: _, ...item }) => item) }
      }
      for (const task of tasks)
        for (const miners of [0, 1, 6]) {
          const replies = await repliesTo(trial, task, miners)
          expect(judged(trial.otherTruth(task), replies)).toEqual(judged(task, replies))
        }
    })

    it('has a text for everything that a pair of its conclusion is about', async () => {
      for (const task of tasks) {
        const replies = await repliesTo(trial, task, 6)
        const texts = mechanism.texts(task, replies)
        for (const { chosenId, rejectedId } of mechanism.conclude(task, replies, aHistory()).pairs)
          for (const id of [chosenId, rejectedId]) expect(texts.get(id), id).toEqual(expect.any(String))
      }
    })
  })
}
