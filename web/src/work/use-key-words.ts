import { useTranslation } from 'react-i18next'
import type { FurtherCriterion } from '../../../src/protocol/criteria.ts'
import type { Assignment } from '../../../src/protocol/work.ts'
import { useFormat } from '../i18n/use-format.ts'
import type { JudgmentDraft } from './judgment-draft.ts'
import type { Flow, Pressed } from './key-flow.ts'
import type { Judging } from './use-judging.ts'

/** What keys ask and what they have done, in words: for the line beside the buttons, and to be read aloud. */
export function useKeyWords(judging: Judging, { criterion, criteria }: Assignment) {
  const { t } = useTranslation('work')
  const format = useFormat()
  const criterionOf = (id: string): FurtherCriterion | undefined => criteria.find((further) => further.id === id)

  /** A response by its name; a pair by both; what is asked once for the task has none. */
  function partName(part: string): string {
    const names = part.split(' ').flatMap((id) => judging.labels.get(id) ?? [])
    return names.length === 0 ? '' : names.length === 1 ? judging.nameOf(part) : format.list(names)
  }

  function valueWords(id: string, value: unknown): string {
    const further = criterionOf(id)
    const options = further && 'options' in further ? further.options : []
    const label = (one: unknown) => options.find((option) => option.id === one)?.label ?? String(one)
    return Array.isArray(value) ? format.list(value.map(label)) || t('said.noneOfThem') : label(value)
  }

  return {
    asked({ question, part }: Flow): string {
      if (question.of === 'grade') return t('asked.grade', { name: judging.nameOf(part), min: criterion.min, max: criterion.max })
      if (question.of === 'order') return t('asked.order', { name: judging.nameOf(part) })
      if (question.of === 'favourite') return t('asked.favourite')
      return [criterionOf(question.id)?.question, partName(part)].filter(Boolean).join(', ')
    },
    answered({ question, part, value }: NonNullable<Pressed['answered']>, draft: JudgmentDraft): string {
      if (question.of === 'grade') return t('said.grade', { name: judging.nameOf(part), grade: Number(value) })
      if (question.of === 'order') return judging.placeWords(part, Number(value), draft)
      if (question.of === 'favourite')
        return value === null ? t('said.noFavourite') : t('said.favourite', { name: judging.nameOf(String(value)) })
      return [partName(part), valueWords(question.id, value)].filter(Boolean).join(': ')
    },
  }
}
