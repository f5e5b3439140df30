import { Text } from '@mantine/core'
import type { TaskDetail } from '../../../src/protocol/explore.ts'
import { Section } from '../layout/section.tsx'
import { ConversationAnswers } from './conversation-answers.tsx'
import { ConversationTruth } from './conversation-truth.tsx'
import { PendingOutcome } from './pending-outcome.tsx'
import { TaskVerdict } from './task-verdict.tsx'

/** A task that miners answer in a conversation: the challenge as it was sent; once scored what was meant, and what each answered. */
export function ConversationSections({ task }: { task: TaskDetail }) {
  const { outcome } = task
  return (
    <>
      <Section
        title="Challenge"
        note="As every miner got it, and nothing more: not its kind, not its sources. What the human said later depends on the answers."
      >
        <Text className="preserve-lines" maw={860}>
          {task.instruction}
        </Text>
      </Section>
      {outcome?.conversation ? (
        <>
          <ConversationTruth told={outcome.conversation} />
          {outcome.verdict && <TaskVerdict verdict={outcome.verdict} />}
          <ConversationAnswers told={outcome.conversation} judges={outcome.judges} />
        </>
      ) : (
        <PendingOutcome task={task}>
          What was really asked and in whose manner, which answers are right, and who answered what stays hidden, so that nobody can copy.
        </PendingOutcome>
      )}
    </>
  )
}
