import { Badge, Button, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { DeskScope, DeviceView } from '../../../src/protocol/desk.ts'
import { formatDateTime } from '../format.ts'
import { CopyAddress } from '../layout/copy-address.tsx'
import { ErrorState } from '../layout/error-state.tsx'
import { Section } from '../layout/section.tsx'
import { ConfirmButton } from './confirm-button.tsx'
import classes from './desk-rows.module.css'
import { Loaded } from './loaded.tsx'
import { ShownOnce } from './shown-once.tsx'
import { useDesk, useDeskChange, useDeskQuery } from './use-desk.ts'

/** The browsers that may sit at this desk. */
export function DevicesSection() {
  const { isOwner } = useDesk()
  const devices = useDeskQuery('devices', (api) => api.devices())
  return (
    <Section title="Devices" note="Browsers that may sit at this desk. One that is not used for 30 days is let in no more.">
      {isOwner && <LinkForm />}
      <Loaded query={devices}>
        {({ devices }) => (
          <ul className={classes.rows}>
            {devices.map((device) => (
              <DeviceRow key={device.id} device={device} />
            ))}
          </ul>
        )}
      </Loaded>
    </Section>
  )
}

function LinkForm() {
  const [scope, setScope] = useState<DeskScope>('helper')
  const [link, setLink] = useState<string>()
  const make = useDeskChange(
    (api, scope: DeskScope) => api.link(scope),
    ({ path }) => setLink(location.origin + path),
  )
  if (link) return <ShownOnce title="A link for one device, good for 10 minutes" text={link} onDone={() => setLink(undefined)} />
  return (
    <Stack gap="xs">
      <Group gap="sm">
        <SegmentedControl
          aria-label="What the device may do"
          value={scope}
          onChange={(value) => setScope(value === 'owner' ? 'owner' : 'helper')}
          data={[
            { value: 'helper', label: 'Helper' },
            { value: 'owner', label: 'Owner' },
          ]}
        />
        <Button onClick={() => make.mutate(scope)} loading={make.isPending}>
          Let a device in
        </Button>
      </Group>
      <Text size="sm" c="dimmed">
        A helper looks, and pauses people. An owner does everything: money, keys, settings.
      </Text>
      {make.error && <ErrorState title="No link was made" error={make.error} />}
    </Stack>
  )
}

function DeviceRow({ device: { id, name, scope, state, usedAt, isThis } }: { device: DeviceView }) {
  const { isOwner, leave } = useDesk()
  const end = useDeskChange<void, unknown>(
    (api) => api.endDevice(id),
    () => isThis && leave(),
  )
  return (
    <li>
      <Group justify="space-between" align="flex-start" gap="sm">
        <Stack gap={2} miw={0} flex="1 1 14rem">
          <Group gap="xs">
            <Text fw={600}>{name}</Text>
            <Badge variant={state === 'active' ? 'light' : 'default'}>
              {scope}, {state === 'active' ? 'let in' : state}
            </Badge>
            {isThis && <Badge variant="outline">this device</Badge>}
          </Group>
          <Text size="sm" component="div">
            Last used {formatDateTime(usedAt)} <CopyAddress address={id} what={`key of ${name}`} />
          </Text>
          {end.error && <ErrorState title="Nothing was changed" error={end.error} />}
        </Stack>
        {isOwner && state === 'active' && (
          <ConfirmButton consequence={isThis ? 'You leave the desk.' : `${name} is shut out at once.`} onConfirm={() => end.mutate()}>
            {isThis ? 'Sign out' : 'Revoke'}
          </ConfirmButton>
        )}
      </Group>
    </li>
  )
}
