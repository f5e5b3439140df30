import { Anchor, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { CopyAddress } from '../layout/copy-address.tsx'

/** The worker's public name, and the way to everything about it. */
export function OwnKey({ address }: { address: string }) {
  const { t } = useTranslation('joining')
  return (
    <Group gap="sm" justify="space-between">
      <Group gap={6}>
        <Text size="xs" c="dimmed">
          {t('you.keyHere')}
        </Text>
        <CopyAddress address={address} what={t('you.address')} />
      </Group>
      <Anchor component={Link} href="/work/you" size="sm">
        {t('you.link')}
      </Anchor>
    </Group>
  )
}
