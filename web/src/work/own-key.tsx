import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { CopyAddress } from '../layout/copy-address.tsx'
import { forgetWorkerSeed } from '../worker-key.ts'
import type { Seat } from './work-api.ts'

/** The worker's public name, and the way to leave the seat for good. */
export function OwnKey({ seat, onForget }: { seat: Seat; onForget: () => void }) {
  const [asked, setAsked] = useState(false)

  function forget(): void {
    forgetWorkerSeed()
    onForget()
  }

  return (
    <Group gap="sm" justify="space-between">
      <Group gap={6}>
        <Text size="xs" c="dimmed">
          Your key, kept in this browser:
        </Text>
        <CopyAddress address={seat.signer.address} what="address of your key" />
      </Group>
      {asked ? (
        <Group gap="xs">
          <Text size="xs">Its earnings can then no longer be claimed from here.</Text>
          <Button size="compact-xs" color="red" variant="light" onClick={forget}>
            Forget it
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => setAsked(false)}>
            Keep it
          </Button>
        </Group>
      ) : (
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setAsked(true)}>
          Forget this key
        </Button>
      )}
    </Group>
  )
}
