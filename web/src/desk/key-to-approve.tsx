import { Button, Code, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { joiningQueries } from '../joining/joining-queries.ts'
import { CopyAddress } from '../layout/copy-address.tsx'
import { ErrorState } from '../layout/error-state.tsx'
import type { Sender } from '../signed-request.ts'
import { deskApi } from './desk-api.ts'
import { forgetDesk, keepDesk, prepareDesk } from './device-key.ts'

interface KeyToApproveProps {
  /** A key of this browser that the server does not take. */
  readonly refused: Sender | undefined
  readonly onSignedIn: (sender: Sender) => void
}

/** The way in without a link: this browser's key, to be named to a command on the miner's machine. */
export function KeyToApprove({ refused, onSignedIn }: KeyToApproveProps) {
  const { data: offers } = useQuery(joiningQueries.offers())
  const [prepared, setPrepared] = useState<Sender>()
  const sender = prepared ?? refused
  const look = useMutation({
    mutationFn: async (sender: Sender) => {
      await deskApi(sender).overview()
      keepDesk(sender)
      return sender
    },
    onSuccess: onSignedIn,
  })
  if (!sender)
    return (
      <Stack gap="xs" align="flex-start">
        {offers?.map(({ hotkey, name }) => (
          <Button
            key={hotkey}
            size="xs"
            variant="default"
            h="auto"
            py={7}
            maw="100%"
            styles={{ label: { whiteSpace: 'normal', lineHeight: 1.4 } }}
            onClick={() => setPrepared(prepareDesk(hotkey))}
          >
            Without a link: show a key for the desk of {name}
          </Button>
        ))}
      </Stack>
    )
  return (
    <Stack gap="xs" align="flex-start">
      <Text size="sm">Or let this browser's key in, and look again:</Text>
      <Code className="preserve-lines">
        kumite desk approve {sender.signer.address} --miner {sender.miner}
      </Code>
      <CopyAddress address={sender.signer.address} what="key of this browser" />
      <Group gap="xs">
        <Button size="xs" variant="default" loading={look.isPending} onClick={() => look.mutate(sender)}>
          Look again
        </Button>
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          onClick={() => {
            forgetDesk()
            location.assign('/work')
          }}
        >
          Forget this key
        </Button>
      </Group>
      {look.error && <ErrorState title="Not let in yet" error={look.error} />}
    </Stack>
  )
}
