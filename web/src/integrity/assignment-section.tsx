import { SimpleGrid, Text } from '@mantine/core'
import type { AssignmentAudit } from '../../../src/protocol/integrity-audit.ts'
import { formatCount, plural } from '../format.ts'
import { EmptyState } from '../layout/empty-state.tsx'
import { Section } from '../layout/section.tsx'
import { Stat } from '../layout/stat.tsx'
import { HowComputed } from './how-computed.tsx'
import { SOURCES } from './sources.ts'

/** Who judged with whom, against what the design of panels allows. */
export function AssignmentSection({ assignment }: { assignment: AssignmentAudit | null }) {
  return (
    <Section
      title="Who judges with whom"
      note="Panels are drawn by lot: nobody chooses its company, and any two who meet, meet often enough to be found out. Counted over the scored tasks of the window."
    >
      {assignment === null ? (
        <EmptyState title="Everybody is asked">Tasks of this mechanism are sent to all miners, so there is nothing to assign.</EmptyState>
      ) : assignment.tasks === 0 ? (
        <EmptyState title="No task of the window has been scored yet" />
      ) : (
        <Figures assignment={assignment} />
      )}
      <HowComputed what="these are" sources={SOURCES.assignment}>
        <Text size="sm">
          A pair shares a task when both judged it. Chance needs an overlap of ⌈⌈tasks × k / n⌉ × (k − 1) / (n − 1)⌉ for k raters of n
          miners: some pair shares so many under any design. Allowed is that and lambda, for two with one seat each, by the design for as
          many miners and tasks as a whole window has; who is proven may have more seats, and a task whose result is uncertain asks for more
          judges, so that more may be counted. Two miners are linked when they judged one task; the comparison graph is in one piece when
          any two can be compared through a chain of links.
        </Text>
      </HowComputed>
    </Section>
  )
}

function Figures({ assignment }: { assignment: AssignmentAudit }) {
  const { miners, tasks, fewestRaters, mostRaters, wantedRaters, meanShared, mostShared } = assignment
  const { allowedShared, neededShared, leastLoad, mostLoad, parts, round } = assignment
  return (
    <SimpleGrid cols={{ base: 2, md: 3 }} verticalSpacing="md">
      <Stat
        label="Judges of a task"
        value={rangeOf(fewestRaters, mostRaters)}
        note={`${wantedRaters} asked at first, of ${plural(miners, 'miner')}`}
      />
      <Stat
        label="Tasks that two share"
        value={`${formatCount(mostShared)} at most`}
        note={`${formatCount(allowedShared)} allowed, ${formatCount(neededShared)} of them by chance; mean ${meanShared.toFixed(1)}`}
      />
      <Stat label="Tasks of a miner" value={rangeOf(leastLoad, mostLoad)} note={`of ${formatCount(tasks)} scored`} />
      <Stat
        label="Comparison graph"
        value={parts === 1 ? 'in one piece' : plural(parts, 'piece')}
        note={parts === 1 ? 'any two can be compared' : 'not all can be compared'}
      />
      <Stat
        label="Last round"
        value={round ? plural(round.panels, 'panel') : 'no panels'}
        note={round ? `number ${round.number}, ${plural(round.seats, 'seat')}` : 'first come, first served'}
      />
    </SimpleGrid>
  )
}

function rangeOf(least: number, most: number): string {
  return least === most ? formatCount(least) : `${formatCount(least)} to ${formatCount(most)}`
}
