import type { ToldConversation } from '../../protocol/conversation.ts'
import type { Hotkey } from '../../protocol/ids.ts'
import type { ExaminedAnswer } from './examined-answer.ts'
import type { PromptingTask } from './prompting-task.ts'
import { sourcesOfClaims } from './scoring/sources-of-claims.ts'

/** A whole conversation with its truth, for whoever wants to know how it was scored. */
export function tell({ hidden }: PromptingTask, replies: ReadonlyMap<Hotkey, ExaminedAnswer>): ToldConversation {
  const { question, persona, lambda, operators, by } = hidden.open()
  const { type, topic, subtopic, goal, query, difficulty, snapshots } = question
  const sourcesOf = sourcesOfClaims(snapshots)
  return {
    type,
    topic,
    subtopic,
    goal,
    query,
    persona,
    fuzz: lambda,
    operators: operators.map(({ name }) => name),
    wordedBy: by,
    difficulty,
    references: question.references.map(({ text, by, citations }) => ({
      text,
      by,
      citations: citations.map(({ snapshot, start, end }) => {
        const { source, revision, licence, text: whole } = snapshots[snapshot]!
        return { source, revision, licence, text: whole.slice(start, end) }
      }),
    })),
    answers: [...replies].map(([miner, { transcript, answer, correctness, progress, words, claims }]) => ({
      miner,
      turns: transcript.turns,
      answer,
      correctness,
      progress,
      words,
      claims: sourcesOf(claims),
    })),
  }
}
