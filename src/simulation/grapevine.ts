import type { ResponseJudgment, Verdict } from '../protocol/judgment.ts'
import type { PresentedTask } from '../protocol/task.ts'
import type { Heard } from './agents/agent.ts'
import { taskKey } from './agents/task-key.ts'
import type { Looked } from './play-round.ts'
import type { Player } from './player.ts'

/** How miners hear each other's answers: ids and order differ between them, so they match responses by what they see. */
export interface Grapevine {
  /** @param presented as it looks */
  tell(speaker: Player, presented: PresentedTask, verdict: Verdict): void
  /** @param presented as it looks @param held what players have in hand: a speaker who holds the task has yet to answer */
  hear(speaker: string, presented: PresentedTask, held: ReadonlyMap<Player, readonly Looked[]>): Heard
}

export function createGrapevine(players: readonly Player[]): Grapevine {
  const speakers = new Set(players.flatMap(({ agent }) => agent.listensTo ?? []))
  const said = new Map<string, ReadonlyMap<string, ResponseJudgment>>()
  return {
    tell(speaker, presented, verdict) {
      if (!speakers.has(speaker.name) || verdict.kind !== 'ranked') return
      const byContent = presented.responses.map(({ id, content }) => [content, verdict.responses[id]!] as const)
      said.set(`${speaker.name}/${taskKey(presented)}`, new Map(byContent))
    },
    hear(speaker, presented, held) {
      const key = taskKey(presented)
      const answer = said.get(`${speaker}/${key}`)
      if (!answer) {
        const holder = players.find(({ name }) => name === speaker)
        const inHand = (holder && held.get(holder)) ?? []
        return { kind: inHand.some((task) => taskKey(task.seen) === key) ? 'pending' : 'none' }
      }
      const matched = presented.responses.flatMap(({ id, content }) => (answer.has(content) ? [[id, answer.get(content)!] as const] : []))
      return { kind: 'answer', responses: new Map(matched) }
    },
  }
}
