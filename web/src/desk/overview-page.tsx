import { Alert, Anchor, List, SimpleGrid, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { DeskOverview } from '../../../src/protocol/desk.ts'
import { formatCount, formatTime, plural } from '../format.ts'
import { HowComputed } from '../integrity/how-computed.tsx'
import { CopyAddress } from '../layout/copy-address.tsx'
import { Section } from '../layout/section.tsx'
import { Stat } from '../layout/stat.tsx'

/** What an operator looks at first: is anything wrong, is anybody working, does work arrive. */
export function OverviewPage({ overview: { miner, workers, queue, validators, problems } }: { overview: DeskOverview }) {
  return (
    <Stack gap="lg">
      {problems.length > 0 ? (
        <Alert
          variant="default"
          icon={<IconAlertTriangle size={20} />}
          title={plural(problems.length, 'thing to look at', 'things to look at')}
        >
          <List size="sm">
            {problems.map((problem) => (
              <List.Item key={problem}>{problem}</List.Item>
            ))}
          </List>
        </Alert>
      ) : (
        <Alert color="accent" icon={<IconCircleCheck size={20} />} title="All is well" />
      )}
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Section title="People" note={<Link href="/desk/workers">All workers</Link>}>
          <SimpleGrid cols={3}>
            <Stat label="May work" value={formatCount(workers.active)} />
            <Stat label="Paused" value={formatCount(workers.paused)} />
            <Stat label="Seen this hour" value={formatCount(workers.seenLastHour)} />
          </SimpleGrid>
          {workers.active === 0 && (
            <Text size="sm">
              Nobody works here yet:{' '}
              <Anchor component={Link} href="/desk/access" underline="always">
                invite somebody
              </Anchor>
              .
            </Text>
          )}
        </Section>
        <Section title="Queue" note={<Link href="/desk/queue">Every task in hand</Link>}>
          <SimpleGrid cols={3}>
            <Stat label="Tasks in hand" value={formatCount(queue.held)} />
            <Stat label="Next deadline" value={queue.nextExpiresAt ? formatTime(queue.nextExpiresAt) : '–'} />
            <Stat label="Not sent yet" value={formatCount(queue.unsent)} note="judgments that no validator has confirmed" />
          </SimpleGrid>
        </Section>
      </SimpleGrid>
      <Section title="Validators" note="Those that this miner asks for tasks.">
        {validators.length === 0 ? (
          <Text size="sm">None can be asked now. Work comes when one is found; judgments that wait are kept and sent then.</Text>
        ) : (
          <List size="sm" spacing={4}>
            {validators.map(({ hotkey, name, leased }) => (
              <List.Item key={hotkey}>
                {name ?? <CopyAddress address={hotkey} what="hotkey of the validator" />}: {plural(leased, 'task')} so far
              </List.Item>
            ))}
          </List>
        )}
        <Text size="xs" c="dimmed" component="div">
          This miner: {miner.uid === null ? 'not registered' : `uid ${miner.uid}`}{' '}
          <CopyAddress address={miner.hotkey} what="hotkey of the miner" />
        </Text>
        <HowComputed what="these numbers are" sources={['src/api/desk-overview-routes.ts', 'src/miner/worker-life.ts']}>
          <Text size="sm">
            People are counted from the miner's own list; “seen” is their last request. Tasks in hand are leases that have not run out and
            are not judged by all who shall judge them. A judgment counts as sent when its validator has confirmed it.
          </Text>
        </HowComputed>
      </Section>
    </Stack>
  )
}
