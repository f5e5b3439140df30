import { Anchor, Skeleton, Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import tableClasses from '../explore/metagraph-table.module.css'
import { formatDuration, formatScore, formatShare } from '../format.ts'
import { EmptyState } from '../layout/empty-state.tsx'
import { ErrorState } from '../layout/error-state.tsx'
import { ScrollRegion } from '../layout/scroll-region.tsx'
import { Section } from '../layout/section.tsx'
import { sampleWords } from '../prompting/skill-words.ts'
import { skillCellParameters } from '../prompting/use-skill-cell.ts'
import { queries } from '../queries.ts'

/** How a miner does of late in each type of challenge: a type leads to its answers. */
export function NeuronAnswers({ hotkey }: { hotkey: string }) {
  const { data, error, refetch } = useQuery(queries.promptingSkills())
  const skills = data?.miners.find(({ miner }) => miner === hotkey)?.skills ?? []
  return (
    <Section
      title="Skill"
      note={
        data &&
        `Mean score of the newest ${data.newest} answers in each type of challenge, with its 95 % interval: 1 is perfect, 0 is worth nothing.`
      }
    >
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton h={300} />
      ) : skills.length === 0 ? (
        <EmptyState title="No answer has been scored yet" />
      ) : (
        <ScrollRegion name="Skill by type of challenge" className={tableClasses.scroller}>
          <Table miw={560}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">Type</Table.Th>
                <Table.Th scope="col">Mean score</Table.Th>
                <Table.Th scope="col">95 % interval</Table.Th>
                <Table.Th scope="col">Passed</Table.Th>
                <Table.Th scope="col">Answers in</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {skills.map((skill) => (
                <Table.Tr key={skill.type}>
                  <Table.Th scope="row">
                    <Anchor component={Link} href={`/challenges?${skillCellParameters({ miner: hotkey, type: skill.type })}`} inherit>
                      {skill.type}
                    </Anchor>
                  </Table.Th>
                  <Table.Td>{formatScore(skill.mean)}</Table.Td>
                  <Table.Td>{sampleWords(skill, data.fewest)}</Table.Td>
                  <Table.Td>{formatShare(skill.passed / skill.n)}</Table.Td>
                  <Table.Td>{formatDuration(skill.totalMs)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollRegion>
      )}
    </Section>
  )
}
