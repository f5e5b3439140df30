import { ActionIcon, CopyButton, Group, Text, Tooltip } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { shortAddress } from '../format.ts'

/** An ss58 address, shortened, with a button that copies it whole. */
export function CopyAddress({ address, what }: { address: string; what: string }) {
  return (
    <Group gap={2} wrap="nowrap">
      <Text size="xs" c="dimmed" ff="monospace" title={address}>
        {shortAddress(address)}
      </Text>
      <CopyButton value={address}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? 'Copied' : 'Copy the whole address'}>
            <ActionIcon variant="subtle" color="gray" size="sm" onClick={copy} aria-label={`Copy the ${what}`}>
              {copied ? <IconCheck size={13} /> : <IconCopy size={13} />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </Group>
  )
}
