import { Badge, Group, Stack, Text } from '@mantine/core'
import { Link } from 'wouter'
import type { DeskWorker } from '../../../src/protocol/desk.ts'
import { formatDateTime, formatScore, plural } from '../format.ts'
import { HowComputed } from '../integrity/how-computed.tsx'
import { EmptyState } from '../layout/empty-state.tsx'
import { Section } from '../layout/section.tsx'
import classes from './desk-rows.module.css'
import { Loaded } from './loaded.tsx'
import { useDeskQuery } from './use-desk.ts'
import { WorkerActions } from './worker-actions.tsx'

const WORKERS_MS = 10_000

/** The people of this miner: who they are, how well they judge, and what they may do. */
export function WorkersPage() {
  const workers = useDeskQuery('workers', (api) => api.workers(), WORKERS_MS)
  return (
    <Section title="Workers" note="Everybody who has joined this miner.">
      <Loaded query={workers}>
        {({ workers }) =>
          workers.length === 0 ? (
            <EmptyState title="Nobody has joined yet">
              <Link href="/desk/access">Invite somebody</Link>: they open the link and work in their browser.
            </EmptyState>
          ) : (
            <ul className={classes.rows}>
              {workers.map((worker) => (
                <WorkerRow key={worker.id} worker={worker} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <HowComputed what="reliability is" sources={['src/miner/worker-life.ts', 'docs/scoring.md']}>
        <Text size="sm">
          The mean of the scores that validators gave this worker's judgments, with its interval: the fewer were scored, the wider it is.
          Judgments that were abstained from or withheld have no score.
        </Text>
      </HowComputed>
    </Section>
  )
}

const STATES = {
  active: { look: 'light', words: 'may work' },
  paused: { look: 'default', words: 'paused' },
  removed: { look: 'default', words: 'removed' },
}

function WorkerRow({ worker }: { worker: DeskWorker }) {
  const { name, simulated, state, pausedWords, domains, judged, scored, meanScore, interval, skipsLastHour, inHand, seenAt, joinedAt } =
    worker
  const { look, words } = STATES[state]
  return (
    <li>
      <Group justify="space-between" align="flex-start" gap="sm">
        <Stack gap={2} miw={0} flex="1 1 18rem">
          <Group gap="xs">
            <Text fw={600}>{name}</Text>
            <Badge variant={look}>{words}</Badge>
            {simulated && <Badge variant="outline">simulated</Badge>}
            {inHand && <Badge variant="outline">has a task</Badge>}
          </Group>
          <Text size="sm">
            {judged === 0 ? 'Nothing judged yet' : `${plural(judged, 'judgment')}, ${scored} scored`}
            {meanScore !== null && `, mean score ${formatScore(meanScore)}`}
            {interval && ` (${formatScore(interval[0])} to ${formatScore(interval[1])})`}
            {skipsLastHour > 0 && `; gave back ${plural(skipsLastHour, 'task')} within the hour`}
          </Text>
          <Text size="xs" c="dimmed">
            {domains ? `Given only: ${domains.join(', ')}. ` : 'Given everything. '}
            Joined {formatDateTime(joinedAt)}; {seenAt ? `last seen ${formatDateTime(seenAt)}` : 'not seen since'}.
            {pausedWords && ` Told: “${pausedWords}”`}
          </Text>
        </Stack>
        {state !== 'removed' && <WorkerActions worker={worker} />}
      </Group>
    </li>
  )
}
