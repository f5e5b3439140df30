import { Skeleton, Stack, VisuallyHidden } from '@mantine/core'

export function PageSkeleton() {
  return (
    <Stack gap="lg" aria-busy="true">
      <VisuallyHidden role="status">Loading</VisuallyHidden>
      <Skeleton h={34} w={220} />
      <Skeleton h={110} />
      <Skeleton h={420} />
    </Stack>
  )
}
