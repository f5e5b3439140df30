import { Anchor, Badge, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { formatDateTime, plural } from '../format.ts'
import { ErrorState } from '../layout/error-state.tsx'
import { PageHeading } from '../layout/page-heading.tsx'
import { PageSkeleton } from '../layout/page-skeleton.tsx'
import { usePageTitle } from '../layout/use-page-title.ts'
import { originWords } from '../origin-words.ts'
import { queries } from '../queries.ts'
import { ConversationSections } from './conversation-sections.tsx'
import { RankingSections } from './ranking-sections.tsx'
import { TaskStateBadge } from './task-state-badge.tsx'

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
  return (
    <Stack gap="lg">
      <PageHeading title={task.title}>
        <Group gap="xs" mt={4}>
          <TaskStateBadge state={task.state} />
          <Badge variant="default" size="sm" tt="none" fw={500}>
            {task.domain}
          </Badge>
          {task.origin && (
            <Badge variant="default" size="sm" tt="none" fw={500}>
              {originWords(task.origin)}
            </Badge>
          )}
          <Text size="sm" component="span">
            {task.mechanism}, {plural(task.judgments, task.view.kind === 'conversation' ? 'answer' : 'judgment')}, made{' '}
            {formatDateTime(task.createdAt)}
            {task.epoch !== null && `, scored in epoch ${task.epoch}`}
          </Text>
        </Group>
      </PageHeading>
      {task.view.kind === 'ranking' ? <RankingSections task={task} view={task.view} /> : <ConversationSections task={task} />}
    </Stack>
  )
}
