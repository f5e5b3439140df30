import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { queries } from '../queries.ts'

/** What the validators know of this worker by now, in their own words: it decides how much a judgment counts. */
export function OwnSkill({ miner, worker }: { miner: string; worker: string }) {
  const { t } = useTranslation('work')
  const { data: skill } = useQuery(queries.minerSkill(miner))
  const known = (skill?.seenBy ?? []).flatMap(({ validator, workers }) => {
    const own = workers.find((candidate) => candidate.worker === worker)
    return own ? [{ validator, words: own.words }] : []
  })
  if (known.length === 0) return null
  return (
    <Stack gap={4} maw={760}>
      <Text size="xs" c="dimmed">
        {t('history.skill', { count: known.length })}
      </Text>
      {known.map(({ validator, words }) => (
        <Text key={validator} size="sm" lang="en" dir="ltr">
          {words}
        </Text>
      ))}
    </Stack>
  )
}
