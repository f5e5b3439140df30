import { Anchor, Button, Skeleton, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import type { PromptingSkills } from '../../../src/protocol/prompting.ts'
import { formatDateTime, formatDuration, formatScore, shortAddress } from '../format.ts'
import { EmptyState } from '../layout/empty-state.tsx'
import { ErrorState } from '../layout/error-state.tsx'
import { ScoreBar } from '../layout/score-bar.tsx'
import { Section } from '../layout/section.tsx'
import { queries } from '../queries.ts'
import classes from './answer-list.module.css'
import type { Skill } from './rank-miners.ts'
import { sampleWords } from './skill-words.ts'
import type { SkillCell } from './use-skill-cell.ts'

/** The answers behind one number of the skill table, newest first: each leads to its challenge. */
export function AnswerList({
  cell: { miner, type },
  of,
  fewest,
  onClose,
}: {
  cell: SkillCell
  of: PromptingSkills['miners'][number] | undefined
  fewest: number
  onClose: () => void
}) {
  const { data, error, refetch } = useQuery(queries.promptingAnswers({ miner, type }))
  const top = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another cell was chosen
  useEffect(() => {
    top.current?.scrollIntoView({ block: 'nearest' })
  }, [miner, type])
  const name = of?.name ?? shortAddress(miner)
  const skill = of?.skills.find((known) => known.type === type)
  return (
    <div ref={top}>
      <Section
        title={`Answers of ${name}${type ? ` in ${type}` : ''}`}
        note={skill ? summaryOf(skill, fewest) : 'The newest ones.'}
        aside={
          <Button variant="default" size="xs" onClick={onClose}>
            Close
          </Button>
        }
      >
        {error && !data ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : !data ? (
          <Skeleton h={200} />
        ) : data.answers.length === 0 ? (
          <EmptyState title="No answer of this miner has been scored yet" />
        ) : (
          <Stack component="ul" gap={0} className={classes.list}>
            {data.answers.map(({ taskId, title, value, words, scoredAt }) => (
              <li key={taskId} className={classes.row}>
                <div>
                  <Anchor component={Link} href={`/tasks/${taskId}`} size="sm" fw={500}>
                    {title}
                  </Anchor>
                  <Text size="xs" c="dimmed">
                    {words} Scored {formatDateTime(scoredAt)}.
                  </Text>
                </div>
                <ScoreBar value={value} label={`Score of ${name}`} />
              </li>
            ))}
          </Stack>
        )}
      </Section>
    </div>
  )
}

function summaryOf(skill: Skill, fewest: number): string {
  const { mean, passed, n, firstMs, totalMs } = skill
  const first = firstMs === null ? '' : `first words after ${formatDuration(firstMs)}, `
  return `Mean ${formatScore(mean)} (${sampleWords(skill, fewest)}); ${passed} of ${n} passed. Median times: ${first}all said after ${formatDuration(totalMs)}. Newest first.`
}
