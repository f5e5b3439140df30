import { describe, expect, it } from 'vitest'
import { aHistory, aRecipient, type MechanismTrial, repliesTo, SECRET } from './contract.testing.ts'
import { InvalidReplyError } from './errors.ts'
import type { MechanismTask } from './mechanism.ts'

/** What it needs to know beside that where several things are shown, to be ranked. */
export interface RankingTrial<Task extends MechanismTask, Presented, Reply> extends MechanismTrial<Task, Presented, Reply> {
  /** Ids of what can be judged, in the order in which this recipient sees them. */
  shownIds(presented: Presented): readonly string[]
  /** Raw replies that must be refused, each made from a valid one. */
  hostile(presented: Presented): Readonly<Record<string, unknown>>
}

/** The promises of mechanisms that show several things to be ranked. */
export function describeRankingContract<Task extends MechanismTask, Presented, Reply>(trial: RankingTrial<Task, Presented, Reply>): void {
  const { mechanism, tasks } = trial

  describe(`the Mechanism contract of rankings: ${mechanism.name}`, () => {
    it('shows every recipient ids of its own, and orders that differ', async () => {
      for (const task of tasks) {
        const all = await Promise.all(Array.from({ length: 40 }, (_, n) => mechanism.present(task, aRecipient(n), SECRET)))
        const ids = all.flatMap((presented) => trial.shownIds(presented))
        expect(new Set(ids).size).toBe(ids.length)
        const contents = await Promise.all(all.map((presented, n) => orderOf(trial, task, presented, n)))
        expect(new Set(contents).size).toBeGreaterThan(1)
      }
    })

    it('shows other ids under another secret', async () => {
      const shown = async (secret: string) => trial.shownIds(await mechanism.present(tasks[0]!, aRecipient(1), secret))
      expect(await shown('another secret')).not.toEqual(await shown(SECRET))
    })

    it('refuses hostile replies with a typed error', async () => {
      const [task] = tasks
      const presented = await mechanism.present(task!, aRecipient(1), SECRET)
      for (const [name, raw] of Object.entries(trial.hostile(presented)))
        await expect(async () => mechanism.readReply(task!, aRecipient(1), SECRET, raw), name).rejects.toThrow(InvalidReplyError)
    })

    it('refuses a reply made for another recipient', async () => {
      const [task] = tasks
      const foreign = trial.rawReply(await mechanism.present(task!, aRecipient(2), SECRET), 0)
      await expect(async () => mechanism.readReply(task!, aRecipient(1), SECRET, foreign)).rejects.toThrow(InvalidReplyError)
    })

    it('asks for more replies while it has too few, and for none when no more are to be had', async () => {
      for (const task of tasks)
        for (const replies of [await repliesTo(trial, task, 2), await repliesTo(trial, task, 5)]) {
          const state = (more: boolean) =>
            mechanism.score(task, replies, aHistory(), { fewest: replies.size + 1, more }).verdict.completion.state
          expect(state(true)).toBe('more')
          expect(state(false)).not.toBe('more')
        }
    })

    it('reveals a conclusion under the ids that the recipient was shown', async () => {
      for (const task of tasks) {
        const conclusion = mechanism.conclude(task, await repliesTo(trial, task, 4), aHistory())
        const shown = trial.shownIds(await mechanism.present(task, aRecipient(2), SECRET))
        expect(mechanism.reveal(task, aRecipient(2), SECRET, conclusion).map(({ id }) => id)).toEqual(shown)
      }
    })

    it('writes one row per thing shown, numbered as shown', async () => {
      for (const task of tasks) {
        const [reply] = (await repliesTo(trial, task, 1)).values()
        const written = mechanism.rows(task, aRecipient(0), SECRET, reply!)
        const shown = trial.shownIds(await mechanism.present(task, aRecipient(0), SECRET))
        expect(written.map(({ positionShown }) => positionShown)).toEqual(shown.map((_, place) => place + 1))
      }
    })
  })
}

/** The order in which one recipient sees the task's own ids, as text. */
async function orderOf<Task extends MechanismTask, Presented, Reply>(
  { mechanism, rawReply }: MechanismTrial<Task, Presented, Reply>,
  task: Task,
  presented: Presented,
  n: number,
): Promise<string> {
  const reply = await mechanism.readReply(task, aRecipient(n), SECRET, rawReply(presented, 0))
  const rows = mechanism.rows(task, aRecipient(n), SECRET, reply)
  return rows.map(({ responseId }) => responseId).join(' ')
}
