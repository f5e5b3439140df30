import { Badge, Button, Group, NumberInput, Stack, TagsInput, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { InvitationRequest, InvitationView } from '../../../src/protocol/desk.ts'
import { formatDateTime } from '../format.ts'
import { EmptyState } from '../layout/empty-state.tsx'
import { ErrorState } from '../layout/error-state.tsx'
import { Section } from '../layout/section.tsx'
import { ConfirmButton } from './confirm-button.tsx'
import classes from './desk-rows.module.css'
import { Loaded } from './loaded.tsx'
import { ShownOnce } from './shown-once.tsx'
import { useDesk, useDeskChange, useDeskQuery } from './use-desk.ts'

/** Links by which people become workers of this miner. */
export function InvitationsSection() {
  const { isOwner } = useDesk()
  const [link, setLink] = useState<string>()
  const invitations = useDeskQuery('invitations', (api) => api.invitations())
  return (
    <Section title="Invitations" note="Whoever opens the link joins as a worker, without a password and without a proof of work.">
      {link ? (
        <ShownOnce title="The invitation is made" text={link} onDone={() => setLink(undefined)} />
      ) : (
        isOwner && <InviteForm onMade={(path) => setLink(location.origin + path)} />
      )}
      <Loaded query={invitations}>
        {({ invitations }) =>
          invitations.length === 0 ? (
            <EmptyState title="No invitation yet" h={100} />
          ) : (
            <ul className={classes.rows}>
              {invitations.map((invitation) => (
                <InvitationRow key={invitation.id} invitation={invitation} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  )
}

function InviteForm({ onMade }: { onMade: (path: string) => void }) {
  const [note, setNote] = useState('')
  const [domains, setDomains] = useState<string[]>([])
  const [uses, setUses] = useState(1)
  const [days, setDays] = useState(7)
  const invite = useDeskChange(
    (api, request: InvitationRequest) => api.invite(request),
    ({ path }) => onMade(path),
  )
  function submit(event: FormEvent): void {
    event.preventDefault()
    invite.mutate({ note: note.trim(), domains: domains.length > 0 ? domains : null, uses, days })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Group gap="sm" align="flex-end">
          <TextInput
            label="For whom"
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
            maxLength={80}
            required
            flex="2 1 12rem"
          />
          <NumberInput
            label="Uses"
            value={uses}
            onChange={(value) => setUses(Number(value) || 1)}
            min={1}
            max={1000}
            allowDecimal={false}
            w={100}
          />
          <NumberInput
            label="Days"
            value={days}
            onChange={(value) => setDays(Number(value) || 1)}
            min={1}
            max={365}
            allowDecimal={false}
            w={100}
          />
        </Group>
        <TagsInput label="Domains" description="What they are given. Empty: everything." value={domains} onChange={setDomains} />
        <Group>
          <Button type="submit" disabled={!note.trim()} loading={invite.isPending}>
            Make an invitation
          </Button>
        </Group>
        {invite.error && <ErrorState title="No invitation was made" error={invite.error} />}
      </Stack>
    </form>
  )
}

const STATES = {
  valid: { look: 'light', words: 'can be used' },
  used: { look: 'default', words: 'used up' },
  expired: { look: 'default', words: 'expired' },
  revoked: { look: 'default', words: 'taken back' },
}

function InvitationRow({ invitation: { id, note, domains, uses, used, state, expiresAt } }: { invitation: InvitationView }) {
  const { isOwner } = useDesk()
  const end = useDeskChange<void, unknown>((api) => api.endInvitation(id))
  const { look, words } = STATES[state]
  return (
    <li>
      <Group justify="space-between" align="flex-start" gap="sm">
        <Stack gap={2} miw={0} flex="1 1 14rem">
          <Group gap="xs">
            <Text fw={600}>{note}</Text>
            <Badge variant={look}>{words}</Badge>
          </Group>
          <Text size="sm">
            {used} of {uses} used; until {formatDateTime(expiresAt)}; {domains ? domains.join(', ') : 'everything'}
          </Text>
          {end.error && <ErrorState title="Nothing was changed" error={end.error} />}
        </Stack>
        {isOwner && state === 'valid' && (
          <ConfirmButton consequence="Nobody can join by this link any more." onConfirm={() => end.mutate()} loading={end.isPending}>
            Take back
          </ConfirmButton>
        )}
      </Group>
    </li>
  )
}
