import { Group, Stack, Table, Text } from '@mantine/core'
import type { TaskDetail } from '../../../src/protocol/explore.ts'
import { formatRank, formatScore } from '../format.ts'
import { RankOrder } from '../layout/rank-order.tsx'
import { Section } from '../layout/section.tsx'

type Outcome = NonNullable<TaskDetail['outcome']>

/** The order that all judges found together, beside the one that was known before. */
export function TaskOrder({
  outcome,
  labels,
  agreement,
}: {
  outcome: Outcome
  labels: ReadonlyMap<string, string>
  agreement: number | null
}) {
  const best = outcome.order.toSorted((a, b) => a.consensusRank - b.consensusRank)
  const known = outcome.order.flatMap(({ responseId, knownRank }) => (knownRank === null ? [] : [[responseId, knownRank] as const]))
  return (
    <Section
      title="Order"
      note={agreement === null ? undefined : `Agreement of the judges, corrected for chance: ${formatScore(agreement)}`}
    >
      <Group gap="xl" align="flex-start">
        <Stack gap={4}>
          <Text size="sm" c="dimmed">
            All judges together
          </Text>
          <RankOrder ranks={Object.fromEntries(outcome.order.map((row) => [row.responseId, row.consensusRank]))} labels={labels} />
        </Stack>
        <Stack gap={4}>
          <Text size="sm" c="dimmed">
            Known beforehand
          </Text>
          {known.length > 0 ? (
            <>
              <RankOrder ranks={Object.fromEntries(known)} labels={labels} />
              {outcome.knownFrom && (
                <Text size="xs" c="dimmed" maw={320}>
                  {outcome.knownFrom}
                </Text>
              )}
            </>
          ) : (
            <Text size="sm">nothing is known for this task</Text>
          )}
        </Stack>
      </Group>
      <Table.ScrollContainer minWidth={520} type="native" tabIndex={0} role="region" aria-label="Responses with their ranks">
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Response</Table.Th>
              <Table.Th scope="col">Made by</Table.Th>
              <Table.Th scope="col" ta="right">
                Known rank
              </Table.Th>
              <Table.Th scope="col" ta="right">
                Judges' rank
              </Table.Th>
              <Table.Th scope="col" ta="right">
                Judges' score, with 95 % interval
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {best.map((row) => (
              <Table.Tr key={row.responseId}>
                <Table.Th scope="row">{labels.get(row.responseId)}</Table.Th>
                <Table.Td>{row.source}</Table.Td>
                <Table.Td ta="right">{row.knownRank === null ? '–' : formatRank(row.knownRank)}</Table.Td>
                <Table.Td ta="right">{row.consensusRank}</Table.Td>
                <Table.Td ta="right">
                  {formatScore(row.consensusScore)}
                  {row.interval && (
                    <Text size="xs" c="dimmed" component="div">
                      {formatScore(row.interval.low)} to {formatScore(row.interval.high)}
                    </Text>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Section>
  )
}
