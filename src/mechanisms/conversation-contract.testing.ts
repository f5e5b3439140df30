import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Turn } from '../protocol/transcript.ts'
import { aRecipient, type MechanismTrial, SECRET } from './contract.testing.ts'
import type { MechanismTask } from './mechanism.ts'

/** The promises of mechanisms that lead conversations. @param trial.tasks among them some that take several turns */
export function describeConversationContract<Task extends MechanismTask, Presented, Reply>(
  trial: MechanismTrial<Task, Presented, Reply>,
): void {
  const { mechanism, tasks } = trial
  const aTurn = (challenge: string, answer: string): Turn => ({ challenge, answer, status: 'ok', firstMs: 1, totalMs: 1 })

  /** Leads one conversation to its end. @returns all that the recipient was sent */
  async function hold(task: Task, answer: (n: number) => string): Promise<string> {
    const turns: Turn[] = []
    const sent: unknown[] = []
    for (;;) {
      const next = await mechanism.converse!(task, turns)
      if (next.kind === 'end') return JSON.stringify(sent)
      sent.push(next.messages)
      turns.push(aTurn(next.messages.at(-1)!.content, answer(turns.length)))
      expect(turns.length).toBeLessThanOrEqual(8)
    }
  }

  describe(`the Mechanism contract of conversations: ${mechanism.name}`, () => {
    it('opens with what is presented, the same to everybody', async () => {
      for (const task of tasks)
        expect(await mechanism.converse!(task, [])).toEqual({ kind: 'say', messages: await mechanism.present(task, aRecipient(1), SECRET) })
    })

    it('comes to an end, whatever is answered', async () => {
      const answer = fc.oneof(
        fc.string(),
        fc.constantFrom('What do you mean?', 'Please tell me more: number, place, time, unit?', 'x'.repeat(20_000)),
      )
      await fc.assert(
        fc.asyncProperty(fc.nat(tasks.length - 1), fc.array(answer, { minLength: 8, maxLength: 8 }), async (task, answers) => {
          await hold(tasks[task]!, (n) => answers[n]!)
        }),
        { numRuns: 40 },
      )
    })

    it('never says what is hidden, in no turn', async () => {
      for (const task of tasks) {
        const said = await hold(task, (n) => `Could you tell me what I need to know? What is missing? ${n}`)
        for (const text of trial.hidden(task)) expect(said).not.toContain(text)
      }
    })

    it('gives back to a recipient its own answers and no others', async () => {
      for (const task of tasks) {
        const first = await mechanism.converse!(task, [])
        if (first.kind === 'end') continue
        const next = await mechanism.converse!(task, [aTurn(first.messages.at(-1)!.content, 'my own words, is there more?')])
        if (next.kind === 'say')
          expect(next.messages.filter(({ role }) => role === 'assistant').map(({ content }) => content)).toEqual([
            'my own words, is there more?',
          ])
      }
    })

    it('ends where an answer did not come', async () => {
      for (const task of tasks)
        for (const status of ['timeout', 'error', 'too-long'] as const)
          expect(await mechanism.converse!(task, [{ ...aTurn('?', ''), status }])).toEqual({ kind: 'end' })
    })
  })
}
