import { List, Text, Title } from '@mantine/core'
import type { TaskDetail } from '../../../src/protocol/explore.ts'
import { Section } from '../layout/section.tsx'
import { labelsOf } from '../response-labels.ts'
import { PendingOutcome } from './pending-outcome.tsx'
import { TaskJudges } from './task-judges.tsx'
import { TaskMakingSection } from './task-making-section.tsx'
import { TaskOrder } from './task-order.tsx'
import { TaskPairs } from './task-pairs.tsx'
import { TaskResponses } from './task-responses.tsx'
import { TaskVerdict } from './task-verdict.tsx'

/** A task whose responses people rank: what was asked, what came, what the judges made of it. */
export function RankingSections({ task, view }: { task: TaskDetail; view: Extract<TaskDetail['view'], { kind: 'ranking' }> }) {
  const { criterion, requirements, contents } = view
  const { outcome } = task
  const labels = labelsOf(contents.map(({ id }) => id))
  return (
    <>
      <Section title="Instruction" note={criterion.question}>
        <Text className="preserve-lines" maw={860}>
          {task.instruction}
        </Text>
        {requirements.length > 0 && (
          <div>
            <Title order={3} size="h6" mb={4}>
              What it asks for, one by one
            </Title>
            <List size="sm" spacing={2} maw={860}>
              {requirements.map((words) => (
                <List.Item key={words}>{words}</List.Item>
              ))}
            </List>
          </div>
        )}
      </Section>
      {contents.length > 0 && <TaskResponses contents={contents} labels={labels} order={outcome?.order} />}
      {outcome ? (
        <>
          <TaskOrder outcome={outcome} labels={labels} agreement={task.agreement} />
          {outcome.verdict && <TaskVerdict verdict={outcome.verdict} />}
          <TaskJudges judges={outcome.judges} criteria={outcome.criteria} labels={labels} />
          <TaskPairs outcome={outcome} labels={labels} />
        </>
      ) : (
        <PendingOutcome task={task}>
          The responses, who made which, what is known about their order, and what the judges say stay hidden until then. Every judge has
          copies of its own, and nobody shall learn here which of them are the same.
        </PendingOutcome>
      )}
      {task.state !== 'open' && task.origin !== 'import' && <TaskMakingSection id={task.id} labels={labels} contents={contents} />}
    </>
  )
}
