import { Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { answerParts } from '../../../src/protocol/answer-parts.ts'
import type { Assignment } from '../../../src/protocol/work.ts'
import { Section } from '../layout/section.tsx'
import type { Judging } from '../work/use-judging.ts'
import { AllBadChoice } from './all-bad-choice.tsx'
import { CriterionField } from './criterion-field.tsx'
import { typedName } from './typed-name.ts'
import { withAnswer } from './with-answer.ts'

/** What is asked once for the whole task or for pairs of responses, and whether all of them fail. */
export function TaskCriteria({ assignment: { criteria, responses }, judging }: { assignment: Assignment; judging: Judging }) {
  const { t } = useTranslation('criteria')
  const { draft, labels, update } = judging
  const ids = responses.map(({ id }) => id)
  const asked = criteria.flatMap((criterion) =>
    answerParts(criterion, ids)
      .filter((part) => !ids.includes(part))
      .map((part) => ({ criterion, part })),
  )
  return (
    <Section title={t('more.title')} note={t('more.note')}>
      <Stack gap="md">
        {asked.map(({ criterion, part }) => (
          <CriterionField
            key={`${criterion.id} ${part}`}
            criterion={criterion}
            part={part}
            of={t('of.task')}
            labels={labels}
            value={draft.answers[criterion.id]?.[part]}
            onChange={(value) => update({ answers: withAnswer(draft.answers, criterion.id, part, value) }, typedName(criterion, part))}
          />
        ))}
        <AllBadChoice judging={judging} />
      </Stack>
    </Section>
  )
}
