import { useTranslation } from 'react-i18next'
import { answerParts } from '../../../src/protocol/answer-parts.ts'
import type { FurtherCriterion } from '../../../src/protocol/criteria.ts'
import type { Judging } from '../work/use-judging.ts'
import { CriterionField } from './criterion-field.tsx'
import { typedName } from './typed-name.ts'
import { withAnswer } from './with-answer.ts'

/** What else is asked about one response. @param pointedBy the criterion by which it is pointed at now */
export function ResponseCriteria({
  id,
  criteria,
  judging,
  pointedBy,
  onPoint,
}: {
  id: string
  criteria: readonly FurtherCriterion[]
  judging: Judging
  pointedBy: string | null
  onPoint: (criterionId: string | null) => void
}) {
  const { t } = useTranslation('criteria')
  const { draft, labels, update } = judging
  const of = t('of.response', { label: labels.get(id) ?? '?' })
  return criteria
    .filter((criterion) => answerParts(criterion, [id]).includes(id))
    .map((criterion) => (
      <CriterionField
        key={criterion.id}
        criterion={criterion}
        part={id}
        of={of}
        labels={labels}
        value={draft.answers[criterion.id]?.[id]}
        onChange={(value) => {
          judging.show(id)
          update({ answers: withAnswer(draft.answers, criterion.id, id, value) }, typedName(criterion, id))
        }}
        pointing={{ on: pointedBy === criterion.id, set: (on) => onPoint(on ? criterion.id : null) }}
      />
    ))
}
