import { Stack, Text, Title } from '@mantine/core'
import type { CriterionAnswers, FurtherCriterion } from '../../../src/protocol/criteria.ts'
import { answerWords } from './answer-words.ts'

/** What a judge answered to what was asked beside grade and order; nothing where nothing was asked. */
export function JudgeAnswers({
  criteria,
  answers,
  labels,
}: {
  criteria: readonly FurtherCriterion[]
  answers: CriterionAnswers
  labels: ReadonlyMap<string, string>
}) {
  if (criteria.length === 0) return null
  return (
    <Stack gap={6}>
      <Title order={3} size="h6">
        Asked besides, and not scored
      </Title>
      {criteria.map((criterion) => {
        const words = answerWords(criterion, answers[criterion.id], labels)
        return (
          <Text key={criterion.id} size="sm" component="div">
            <span dir="auto">{criterion.question}</span>
            <Text size="sm" c="dimmed" component="div" className="preserve-lines" dir="auto">
              {words.length > 0 ? words.join('\n') : 'not answered'}
            </Text>
          </Text>
        )
      })}
    </Stack>
  )
}
