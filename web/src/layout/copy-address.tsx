import { ActionIcon, CopyButton, Group, Text, Tooltip } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { shortAddress } from '../format.ts'

/** An ss58 address, shortened, with a button that copies it whole. */
export function CopyAddress({ address, what }: { address: string; what: string }) {
  const { t } = useTranslation()
  const label = t('copy.button', { what })
  return (
    <Group gap={2} wrap="nowrap">
      <Text size="xs" c="dimmed" ff="monospace" title={address}>
        {shortAddress(address)}
      </Text>
      <CopyButton value={address}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? t('copy.copied') : label}>
            <ActionIcon variant="subtle" color="gray" size="sm" onClick={copy} aria-label={label}>
              {copied ? <IconCheck size={13} /> : <IconCopy size={13} />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </Group>
  )
}
