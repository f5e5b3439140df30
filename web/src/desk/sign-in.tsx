import { Button, Code, Group, List, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { ApiError } from '../api-error.ts'
import { shortAddress } from '../format.ts'
import { ErrorState } from '../layout/error-state.tsx'
import { PageHeading } from '../layout/page-heading.tsx'
import { Section } from '../layout/section.tsx'
import type { Sender } from '../signed-request.ts'
import { deskApi } from './desk-api.ts'
import { keepDesk, prepareDesk } from './device-key.ts'
import { KeyToApprove } from './key-to-approve.tsx'
import type { DeskLinkCode } from './read-code.ts'

interface SignInProps {
  /** From the link that was opened. */
  link?: DeskLinkCode | undefined
  /** A key of this browser that the server does not take, and why. */
  refused?: { error: ApiError; sender: Sender }
  onSignedIn: (sender: Sender) => void
}

/** The way in: by a link, or by a command that names this browser's key. */
export function SignIn({ link, refused, onSignedIn }: SignInProps) {
  return (
    <Stack gap="lg" maw={720}>
      <PageHeading title="Desk">Where the operator of a miner looks after its people, their work and their pay.</PageHeading>
      {refused && <ErrorState title="This browser is not let in" error={refused.error} />}
      {link ? <SignInByLink link={link} onSignedIn={onSignedIn} /> : <HowToSignIn refused={refused?.sender} onSignedIn={onSignedIn} />}
    </Stack>
  )
}

function SignInByLink({ link: { code, miner }, onSignedIn }: { link: DeskLinkCode; onSignedIn: (sender: Sender) => void }) {
  const [name, setName] = useState('')
  const signIn = useMutation({
    mutationFn: async () => {
      const sender = prepareDesk(miner)
      await deskApi(sender).signIn(code, name.trim())
      keepDesk(sender)
      return sender
    },
    onSuccess: onSignedIn,
  })
  function submit(event: FormEvent): void {
    event.preventDefault()
    if (name.trim()) signIn.mutate()
  }
  return (
    <Section
      title={`Sign in to the desk of ${shortAddress(miner)}`}
      note="The link is good once. A key is made in this browser and stays here; there is no password and no cookie."
    >
      <form onSubmit={submit}>
        <Group align="flex-end" gap="sm">
          <TextInput
            label="Name of this device"
            description="For the list of who is let in"
            placeholder="laptop, phone …"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            maxLength={80}
            required
            flex="1 1 14rem"
          />
          <Button type="submit" loading={signIn.isPending} disabled={!name.trim()}>
            Sign in
          </Button>
        </Group>
      </form>
      {signIn.error && <ErrorState title="You are not signed in" error={signIn.error} />}
    </Section>
  )
}

function HowToSignIn({ refused, onSignedIn }: { refused: Sender | undefined; onSignedIn: (sender: Sender) => void }) {
  return (
    <Section title="How to get in">
      <List type="ordered" spacing="xs">
        <List.Item>
          On the machine where the miner runs: <Code>kumite desk link</Code>
        </List.Item>
        <List.Item>Open the link that it prints, here, within 10 minutes. It works once.</List.Item>
      </List>
      <KeyToApprove refused={refused} onSignedIn={onSignedIn} />
    </Section>
  )
}
