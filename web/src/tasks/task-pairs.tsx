import { Table } from '@mantine/core'
import type { TaskDetail } from '../../../src/protocol/explore.ts'
import { formatShare } from '../format.ts'
import { EmptyState } from '../layout/empty-state.tsx'
import { RankOrder } from '../layout/rank-order.tsx'
import { Section } from '../layout/section.tsx'
import { countVotes } from './count-votes.ts'

const NOTE = 'What this task gives to the dataset, widest margin first. Ties give no pair.'

/** The preference pairs that this task gives to the dataset, as its validator concluded them. */
export function TaskPairs({ outcome, labels }: { outcome: NonNullable<TaskDetail['outcome']>; labels: ReadonlyMap<string, string> }) {
  const trusted = outcome.verdict?.gate.outcome === 'trusted'
  const pairs = outcome.pairs.toSorted((a, b) => b.margin - a.margin).map((pair) => ({ ...pair, votes: countVotes(outcome.judges, pair) }))
  return (
    <Section title="Pairs" note={trusted ? NOTE : `${NOTE} The judges do not agree beyond chance, so each is marked as not trusted.`}>
      {pairs.length === 0 ? (
        <EmptyState title="The judges prefer none over another" />
      ) : (
        <Table.ScrollContainer minWidth={480} type="native" tabIndex={0} role="region" aria-label="Table of pairs">
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">Pair</Table.Th>
                <Table.Th scope="col" ta="right">
                  Margin
                </Table.Th>
                <Table.Th
                  scope="col"
                  ta="right"
                  title="Share of the judges, weighted by reliability, that prefer the first; ties count half"
                >
                  Agreement
                </Table.Th>
                <Table.Th scope="col" ta="right">
                  Judges for it
                </Table.Th>
                <Table.Th scope="col" ta="right">
                  Tied
                </Table.Th>
                <Table.Th scope="col" ta="right">
                  Against
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {pairs.map(({ chosenId, rejectedId, margin, agreement, votes }) => (
                <Table.Tr key={`${chosenId} ${rejectedId}`}>
                  <Table.Td>
                    <RankOrder ranks={{ [chosenId]: 1, [rejectedId]: 2 }} labels={labels} />
                  </Table.Td>
                  <Table.Td ta="right">{margin.toFixed(2)}</Table.Td>
                  <Table.Td ta="right">{formatShare(agreement)}</Table.Td>
                  <Table.Td ta="right">{votes.forIt}</Table.Td>
                  <Table.Td ta="right">{votes.tied}</Table.Td>
                  <Table.Td ta="right">{votes.against}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Section>
  )
}
