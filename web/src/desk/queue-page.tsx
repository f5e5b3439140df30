import { Badge, Group, Stack, Text } from '@mantine/core'
import type { QueuedTask } from '../../../src/protocol/desk.ts'
import { formatCountdown, formatTime, plural, shortAddress } from '../format.ts'
import { HowComputed } from '../integrity/how-computed.tsx'
import { EmptyState } from '../layout/empty-state.tsx'
import { Section } from '../layout/section.tsx'
import classes from './desk-rows.module.css'
import { Loaded } from './loaded.tsx'
import { useDeskQuery } from './use-desk.ts'

const QUEUE_MS = 3_000
const SOON_MS = 60_000

/** What the miner holds, and how long it has for it. */
export function QueuePage() {
  const queue = useDeskQuery('queue', (api) => api.queue(), QUEUE_MS)
  return (
    <Section title="Queue" note="Tasks that validators lent to this miner, the next deadline first.">
      <Loaded query={queue}>
        {({ tasks, serverNow }) =>
          tasks.length === 0 ? (
            <EmptyState title="No task is in hand">A task is taken when a worker asks for one, so that none waits here in vain.</EmptyState>
          ) : (
            <ul className={classes.rows}>
              {tasks.map((task) => (
                <QueueRow key={task.id} task={task} leftMs={Date.parse(task.expiresAt) - Date.parse(serverNow)} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <HowComputed what="deadlines are" sources={['src/miner/worker-life.ts', 'docs/miner.md']}>
        <Text size="sm">
          The validator says until when each task is lent. What is not judged by then goes back to it, and nobody is paid for it.
        </Text>
      </HowComputed>
    </Section>
  )
}

function QueueRow({
  task: { domain, validator, validatorName, judges, judgments, expiresAt },
  leftMs,
}: {
  task: QueuedTask
  leftMs: number
}) {
  return (
    <li>
      <Group justify="space-between" align="flex-start" gap="sm">
        <Stack gap={2} miw={0}>
          <Text fw={600}>{domain}</Text>
          <Text size="sm">
            {judgments.length === 0 ? 'Nobody has it yet' : judgments.map(({ name, state }) => `${name} (${state})`).join(', ')}; to be
            judged by {plural(judges, 'worker')}
          </Text>
          <Text size="xs" c="dimmed">
            From {validatorName ?? shortAddress(validator)}
          </Text>
        </Stack>
        <Badge variant={leftMs < SOON_MS ? 'filled' : 'default'}>
          {leftMs < SOON_MS ? 'soon: ' : ''}
          {formatCountdown(leftMs)} left, until {formatTime(expiresAt)}
        </Badge>
      </Group>
    </li>
  )
}
