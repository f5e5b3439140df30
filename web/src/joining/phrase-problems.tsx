import { Alert, List } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PhraseProblem } from '../../../src/identity/read-worker-phrase.ts'
import { useFormat } from '../i18n/use-format.ts'

/** So many similar words are named. */
const MOST_NAMED = 4

/** What is wrong with a phrase, word by word. */
export function PhraseProblems({ problems }: { problems: readonly PhraseProblem[] }) {
  const { t } = useTranslation('joining')
  const format = useFormat()

  function wordsOf(problem: PhraseProblem): string[] {
    if (problem.kind === 'count') return [t('phrase.count', { count: problem.got })]
    if (problem.kind === 'unknown-word') {
      const { place, word, near } = problem
      if (near.length === 0) return [t('phrase.unknown', { place, word })]
      return [t('phrase.unknownNear', { place, word, near: format.list(near.slice(0, MOST_NAMED)) })]
    }
    return [t('phrase.checksum'), ...problem.perhaps.map(({ place, word, instead }) => t('phrase.perhaps', { place, word, instead }))]
  }

  return (
    <Alert color="red" variant="light" title={t('phrase.wrong')} role="alert">
      <List size="sm">
        {problems.flatMap(wordsOf).map((words) => (
          <List.Item key={words}>{words}</List.Item>
        ))}
      </List>
    </Alert>
  )
}
