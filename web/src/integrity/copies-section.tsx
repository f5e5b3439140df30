import { Code, SimpleGrid, Text } from '@mantine/core'
import type { CopyAudit } from '../../../src/protocol/integrity-audit.ts'
import { formatCount, formatDuration, formatShare, plural } from '../format.ts'
import { EmptyState } from '../layout/empty-state.tsx'
import { Section } from '../layout/section.tsx'
import { Stat } from '../layout/stat.tsx'
import { HowComputed } from './how-computed.tsx'
import { SOURCES } from './sources.ts'

/** How often recipients got copies of their own, and what these do not hide. */
export function CopiesSection({ copies }: { copies: CopyAudit | null }) {
  return (
    <Section
      title="A copy of its own for everybody"
      note="Each recipient gets its own source of what does and shows the same, under its own ids and in its own order."
    >
      {copies === null ? (
        <EmptyState title="Nothing is lent">
          Miners answer this mechanism’s questions themselves: there are no responses to copy.
        </EmptyState>
      ) : (
        <>
          <Figures copies={copies} />
          <Text size="sm">
            Not counted here but measured beforehand, by a suite of attacks: how well copies of one response can be matched, or the worse
            ones told, by their source alone (<Code>docs/threat-model.md</Code>). Copies are a toll and not a wall: who undoes them by
            program, or looks at the rendered pages, can compare.
          </Text>
        </>
      )}
      <HowComputed what="these are" sources={SOURCES.copies}>
        <Text size="sm">
          Counted: leases of this validator’s tasks, and the times that a lease was taken back because a copy failed or took too long (then
          nobody is sent the original). Tried: the newest scored tasks are copied once more, for a recipient that nobody is, when this page
          asks, once a minute at most, under whatever else the machine does just then.
        </Text>
      </HowComputed>
    </Section>
  )
}

function Figures({ copies: { lent, withheld, timed, medianMs } }: { copies: CopyAudit }) {
  return (
    <SimpleGrid cols={{ base: 1, xs: 3 }}>
      <Stat label="Handed out" value={formatCount(lent)} note="tasks lent, each as own copies" />
      <Stat
        label="Refused"
        value={formatCount(withheld)}
        note={
          withheld === 0 ? 'every copy could be made' : `${formatShare(withheld / (lent + withheld))} of all: no safe copy, nothing sent`
        }
      />
      <Stat
        label="Time for all copies of a task"
        value={medianMs === null ? '–' : formatDuration(medianMs)}
        note={medianMs === null ? 'no scored task to try' : `median of ${plural(timed, 'task')}, tried just now`}
      />
    </SimpleGrid>
  )
}
