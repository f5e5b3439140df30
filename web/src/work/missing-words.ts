import type { TFunction } from 'i18next'
import type { Missing } from './judgment-draft.ts'

/** What is still missing, in words; empty when nothing is. @param list "A, B and C" in the language of the page */
export function missingWords(
  { grades, places, criteria }: Missing,
  labels: ReadonlyMap<string, string>,
  t: TFunction<'criteria'>,
  list: (words: readonly string[]) => string,
): string {
  const named = (ids: readonly string[]) => list(ids.map((id) => labels.get(id) ?? '?'))
  const parts = [
    ...(grades.length > 0 ? [t('missing.grade', { labels: named(grades) })] : []),
    ...(places.length > 0 ? [t('missing.place', { labels: named(places) })] : []),
    ...criteria.map(({ question }) => t('missing.answer', { question })),
  ]
  return parts.length === 0 ? '' : t('missing.still', { parts: parts.join('; ') })
}
