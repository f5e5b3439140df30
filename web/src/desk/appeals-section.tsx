import { Badge, Button, Center, Group, NumberInput, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { AppealDecision, AppealView } from '../../../src/protocol/pay.ts'
import { formatDateTime, formatTao } from '../format.ts'
import { EmptyState } from '../layout/empty-state.tsx'
import { ErrorState } from '../layout/error-state.tsx'
import { Section } from '../layout/section.tsx'
import classes from './desk-rows.module.css'
import { Loaded } from './loaded.tsx'
import { taoToRao } from './tao-to-rao.ts'
import { useDesk, useDeskChange, useDeskPages } from './use-desk.ts'

/** As often as the pay beside it, which counts what is in dispute. */
const APPEALS_MS = 10_000

/** What workers object to. The pay in question is held until it is decided. */
export function AppealsSection() {
  const list = useDeskPages('appeals', (api, cursor) => api.appeals(cursor), APPEALS_MS)
  return (
    <Section title="Appeals" note="What workers object to; the pay in question is held until you decide.">
      <Loaded query={list}>
        {({ pages }) =>
          pages[0]?.appeals.length === 0 ? (
            <EmptyState title="No appeals" h={100} />
          ) : (
            <ul className={classes.rows}>
              {pages
                .flatMap(({ appeals }) => appeals)
                .map((appeal) => (
                  <AppealRow key={appeal.id} appeal={appeal} />
                ))}
            </ul>
          )
        }
      </Loaded>
      {list.hasNextPage && (
        <Center>
          <Button variant="default" size="xs" onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
            Show older appeals
          </Button>
        </Center>
      )}
    </Section>
  )
}

function AppealRow({ appeal }: { appeal: AppealView }) {
  const { isOwner } = useDesk()
  const { workerName, about, epoch, reason, at, state, heldRao, addedRao, note } = appeal
  return (
    <li>
      <Stack gap="xs">
        <Group gap="xs">
          <Text fw={600}>{workerName}</Text>
          <Badge variant={state === 'open' ? 'light' : 'default'}>{state}</Badge>
          <Text size="xs" c="dimmed">
            {formatDateTime(at)}
          </Text>
        </Group>
        <Text size="sm">
          About {about.kind === 'score' ? `the score of task ${about.assignmentId}` : `the pay of epoch ${about.epoch}`};{' '}
          {formatTao(heldRao)} TAO of epoch {epoch} held.
        </Text>
        <Text size="sm" className="preserve-lines">
          “{reason}”
        </Text>
        {state === 'open'
          ? isOwner && <DecisionForm appeal={appeal} />
          : note !== null && (
              <Text size="sm">
                Your answer: “{note}”{addedRao !== '0' && ` and ${formatTao(addedRao)} TAO on top`}
              </Text>
            )}
      </Stack>
    </li>
  )
}

function DecisionForm({ appeal }: { appeal: AppealView }) {
  const [note, setNote] = useState('')
  const [tao, setTao] = useState('0')
  const decide = useDeskChange((api, decision: AppealDecision) => api.decide(appeal.id, decision))
  const words = note.trim()
  return (
    <Stack gap="xs">
      <Textarea
        label="Your answer"
        description="The worker reads it"
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        maxLength={2000}
        autosize
        required
      />
      <NumberInput
        label="On top, in TAO"
        description="From your own share, if you accept"
        value={tao}
        onChange={(value) => setTao(String(value))}
        min={0}
        decimalScale={9}
        maw={220}
      />
      <Group gap="xs">
        <Button
          size="xs"
          disabled={!words}
          loading={decide.isPending}
          onClick={() => decide.mutate({ verdict: 'accepted', addRao: taoToRao(tao), note: words })}
        >
          Accept
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={!words}
          loading={decide.isPending}
          onClick={() => decide.mutate({ verdict: 'declined', addRao: '0', note: words })}
        >
          Decline
        </Button>
      </Group>
      {decide.error && <ErrorState title="Nothing was decided" error={decide.error} />}
    </Stack>
  )
}
