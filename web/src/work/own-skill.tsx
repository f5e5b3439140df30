import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { queries } from '../queries.ts'

/** What the validators know of this worker by now, in their own words: it decides how much a judgment counts. */
export function OwnSkill({ miner, worker }: { miner: string; worker: string }) {
  const { data: skill } = useQuery(queries.minerSkill(miner))
  const known = (skill?.seenBy ?? []).flatMap(({ validator, workers }) => {
    const own = workers.find((candidate) => candidate.worker === worker)
    return own ? [{ validator, words: own.words }] : []
  })
  if (known.length === 0) return null
  return (
    <Stack gap={4} maw={760}>
      <Text size="xs" c="dimmed">
        What is known of your skill{known.length > 1 && ', one line a validator'}
      </Text>
      {known.map(({ validator, words }) => (
        <Text key={validator} size="sm">
          {words}
        </Text>
      ))}
    </Stack>
  )
}
