import { Table } from '@mantine/core'
import type { TaskDetail } from '../../../src/protocol/explore.ts'
import { EmptyState } from '../layout/empty-state.tsx'
import { RankOrder } from '../layout/rank-order.tsx'
import { Section } from '../layout/section.tsx'
import { preferredPairs } from './preferred-pairs.ts'

/** The preference pairs that this task gives to the dataset. */
export function TaskPairs({ outcome, labels }: { outcome: NonNullable<TaskDetail['outcome']>; labels: ReadonlyMap<string, string> }) {
  const pairs = preferredPairs(outcome)
  return (
    <Section title="Pairs" note="Every two responses of which the judges prefer one, widest margin first. Ties give no pair.">
      {pairs.length === 0 ? (
        <EmptyState title="The judges prefer none over another" />
      ) : (
        <Table.ScrollContainer minWidth={420} type="native" tabIndex={0} role="region" aria-label="Table of pairs">
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">Pair</Table.Th>
                <Table.Th scope="col" ta="right">
                  Margin
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
              {pairs.map(({ chosen, rejected, margin, votes }) => (
                <Table.Tr key={`${chosen} ${rejected}`}>
                  <Table.Td>
                    <RankOrder ranks={{ [chosen]: 1, [rejected]: 2 }} labels={labels} />
                  </Table.Td>
                  <Table.Td ta="right">{margin.toFixed(2)}</Table.Td>
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
