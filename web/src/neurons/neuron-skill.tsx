import { Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { SkillView } from '../../../src/protocol/skill.ts'
import tableClasses from '../explore/metagraph-table.module.css'
import { formatScore, shortAddress } from '../format.ts'
import { EmptyState } from '../layout/empty-state.tsx'
import { ErrorState } from '../layout/error-state.tsx'
import { ScrollRegion } from '../layout/scroll-region.tsx'
import { Section } from '../layout/section.tsx'
import { queries } from '../queries.ts'

/** What each validator knows of a miner and its workers in one mechanism: now, by domain, and how it came to that epoch by epoch. */
export function NeuronSkill({ hotkey, mechid }: { hotkey: string; mechid: number }) {
  const { data, error, refetch } = useQuery(queries.minerSkill(hotkey))
  const seenBy = (data?.seenBy ?? []).filter((seen) => seen.mechid === mechid && seen.workers.length > 0)
  return (
    <Section
      title="Skill"
      note="Expected score of the next task, plus or minus two standard deviations: 1 is perfect, 0 is chance. It decides how much a judgment counts among others."
    >
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && seenBy.length === 0 && <EmptyState title="No judgment has been scored yet" />}
      {seenBy.map(({ validator, skill, history, workers }) => (
        <ScrollRegion key={validator} name={`Skill as seen by ${shortAddress(validator)}`} className={tableClasses.scroller}>
          <Table miw={640} captionSide="top">
            <Table.Caption ta="left">Seen by the validator {shortAddress(validator)}</Table.Caption>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">Worker</Table.Th>
                <Table.Th scope="col">Expected score</Table.Th>
                <Table.Th scope="col">Evidence</Table.Th>
                <Table.Th scope="col">Standing</Table.Th>
                <Table.Th scope="col">By domain</Table.Th>
                <Table.Th scope="col">Last epochs</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              <Table.Tr>
                <Table.Th scope="row">all together</Table.Th>
                <SkillCells skill={skill} />
                <Table.Td />
                <Table.Td />
                <Table.Td>{lately(history)}</Table.Td>
              </Table.Tr>
              {workers.map((worker) => (
                <Table.Tr key={worker.worker}>
                  <Table.Th scope="row" title={worker.worker}>
                    {shortAddress(worker.worker)}
                  </Table.Th>
                  <SkillCells skill={worker} />
                  <Table.Td title={worker.words}>{worker.standing}</Table.Td>
                  <Table.Td>
                    {worker.domains.map(({ domain, mean }) => (
                      <Text key={domain} size="xs">
                        {domain} {formatScore(mean)}
                      </Text>
                    ))}
                  </Table.Td>
                  <Table.Td>{lately(worker.history)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollRegion>
      ))}
    </Section>
  )
}

function SkillCells({ skill: { mean, sd, tasks } }: { skill: SkillView }) {
  return (
    <>
      <Table.Td>
        {formatScore(mean)} ± {(2 * sd).toFixed(2)}
      </Table.Td>
      <Table.Td>{tasks.toFixed(1)} tasks</Table.Td>
    </>
  )
}

/** The last means in words of numbers, oldest first. */
function lately(history: readonly SkillView[]): string {
  return history
    .slice(-6)
    .map(({ mean }) => formatScore(mean))
    .join(' → ')
}
