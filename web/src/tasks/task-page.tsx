import { Anchor, Badge, Group, List, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { formatDateTime, plural } from '../format.ts'
import { EmptyState } from '../layout/empty-state.tsx'
import { ErrorState } from '../layout/error-state.tsx'
import { PageHeading } from '../layout/page-heading.tsx'
import { PageSkeleton } from '../layout/page-skeleton.tsx'
import { Section } from '../layout/section.tsx'
import { usePageTitle } from '../layout/use-page-title.ts'
import { originWords } from '../origin-words.ts'
import { queries } from '../queries.ts'
import { labelsOf } from '../response-labels.ts'
import { TaskJudges } from './task-judges.tsx'
import { TaskMakingSection } from './task-making-section.tsx'
import { TaskOrder } from './task-order.tsx'
import { TaskPairs } from './task-pairs.tsx'
import { TaskResponses } from './task-responses.tsx'
import { TaskStateBadge } from './task-state-badge.tsx'
import { TaskVerdict } from './task-verdict.tsx'

/** One task: what was asked, what came, and once it is scored what everybody said and earned by it. */
export default function TaskPage({ id }: { id: string }) {
  const { data: task, error, refetch } = useQuery(queries.task(id))
  usePageTitle(task?.title ?? 'Task')
  if (error && !task) {
    return (
      <Stack gap="md">
        <PageHeading title="Task" />
        <ErrorState title="This task could not be loaded" error={error} onRetry={() => void refetch()} />
        <Anchor component={Link} href="/" underline="always">
          To Explore
        </Anchor>
      </Stack>
    )
  }
  if (!task) return <PageSkeleton />
  const labels = labelsOf(task.view.contents.map((response) => response.id))
  return (
    <Stack gap="lg">
      <PageHeading title={task.title}>
        <Group gap="xs" mt={4}>
          <TaskStateBadge state={task.state} />
          <Badge variant="default" size="sm" tt="none" fw={500}>
            {task.domain}
          </Badge>
          <Badge variant="default" size="sm" tt="none" fw={500}>
            {originWords(task.origin)}
          </Badge>
          <Text size="sm" component="span">
            {task.mechanism}, {plural(task.judgments, 'judgment')}, made {formatDateTime(task.createdAt)}
            {task.epoch !== null && `, scored in epoch ${task.epoch}`}
          </Text>
        </Group>
      </PageHeading>
      <Section title="Instruction" note={task.view.criterion.question}>
        <Text className="preserve-lines" maw={860}>
          {task.instruction}
        </Text>
        {task.view.requirements.length > 0 && (
          <div>
            <Title order={3} size="h6" mb={4}>
              What it asks for, one by one
            </Title>
            <List size="sm" spacing={2} maw={860}>
              {task.view.requirements.map((words) => (
                <List.Item key={words}>{words}</List.Item>
              ))}
            </List>
          </div>
        )}
      </Section>
      <TaskResponses contents={task.view.contents} labels={labels} order={task.outcome?.order} />
      {task.outcome ? (
        <>
          <TaskOrder outcome={task.outcome} labels={labels} agreement={task.agreement} />
          {task.outcome.verdict && <TaskVerdict verdict={task.outcome.verdict} />}
          <TaskJudges judges={task.outcome.judges} labels={labels} />
          <TaskPairs outcome={task.outcome} labels={labels} />
        </>
      ) : (
        <Section title="Outcome">
          {task.state === 'open' ? (
            <EmptyState title="Hidden until scored">
              Who made which response, what is known about their order, and what the judges say stays hidden, so that nobody can copy. It is
              due by {formatDateTime(task.deadline)}.
            </EmptyState>
          ) : (
            <EmptyState title={task.state === 'expired' ? 'Nobody judged this task in time' : 'Its validator withdrew this task'} />
          )}
        </Section>
      )}
      {task.state !== 'open' && task.origin !== 'import' && <TaskMakingSection id={id} labels={labels} contents={task.view.contents} />}
    </Stack>
  )
}
