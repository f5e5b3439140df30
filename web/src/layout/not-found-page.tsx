import { Anchor, Stack } from '@mantine/core'
import { Link } from 'wouter'
import { PageHeading } from './page-heading.tsx'
import { usePageTitle } from './use-page-title.ts'

export function NotFoundPage() {
  usePageTitle('Not found')
  return (
    <Stack gap="md" py="xl">
      <PageHeading title="There is no such page">The address may be mistyped, or the thing it named is gone.</PageHeading>
      <Anchor component={Link} href="/">
        To Explore
      </Anchor>
    </Stack>
  )
}
