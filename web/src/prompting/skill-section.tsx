import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { formatScore } from '../format.ts'
import { EmptyState } from '../layout/empty-state.tsx'
import { ErrorState } from '../layout/error-state.tsx'
import { Section } from '../layout/section.tsx'
import { queries } from '../queries.ts'
import { AnswerList } from './answer-list.tsx'
import { SkillTable } from './skill-table.tsx'
import { useSkillCell } from './use-skill-cell.ts'

/** The leaderboard, and the answers behind the number that was chosen in it. */
export function SkillSection() {
  const { data, error, refetch } = useQuery(queries.promptingSkills())
  const [chosen, choose] = useSkillCell()
  return (
    <>
      <Section
        title="Who is good at what"
        note={
          data &&
          `Mean score of the newest ${data.newest} answers in each type, with its 95 % interval: 1 is perfect, 0 is worth nothing. Fewer than ${data.fewest} answers are too few to compare. An answer passes with ${formatScore(data.passes)}. Choose a number to read the answers behind it.`
        }
      >
        {error && !data ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : !data ? (
          <Skeleton h={320} />
        ) : data.miners.length === 0 ? (
          <EmptyState title="No answer has been scored yet">
            Validators send challenges from the first epoch on, and score the answers as they come in.
          </EmptyState>
        ) : (
          <SkillTable skills={data} chosen={chosen} onChoose={choose} />
        )}
      </Section>
      {chosen && (
        <AnswerList
          cell={chosen}
          fewest={data?.fewest ?? 0}
          of={data?.miners.find(({ miner }) => miner === chosen.miner)}
          onClose={() => choose(undefined)}
        />
      )}
    </>
  )
}
