import { Skeleton, Stack } from '@mantine/core'

export function PageSkeleton() {
  return (
    <Stack gap="lg" aria-busy="true" aria-label="Loading">
      <Skeleton h={34} w={220} />
      <Skeleton h={110} />
      <Skeleton h={420} />
    </Stack>
  )
}
