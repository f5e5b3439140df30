import { Badge, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { formatDateTime } from '../format.ts'
import { EmptyState } from '../layout/empty-state.tsx'
import { ErrorState } from '../layout/error-state.tsx'
import { Section } from '../layout/section.tsx'
import { ConfirmButton } from './confirm-button.tsx'
import classes from './desk-rows.module.css'
import { Loaded } from './loaded.tsx'
import { ShownOnce } from './shown-once.tsx'
import { useDeskChange, useDeskQuery } from './use-desk.ts'

/** Keys of the gateway of this server, where one runs. */
export function KeysSection() {
  const keys = useDeskQuery('keys', (api) => api.keys())
  const [made, setMade] = useState<string>()
  const end = useDeskChange((api, id: string) => api.endKey(id))
  return (
    <Section title="API keys" note="For programs that ask this server's OpenAI-compatible gateway at /v1.">
      <Loaded query={keys}>
        {({ runs, keys }) =>
          !runs ? (
            <EmptyState title="No gateway runs here" h={100}>
              It runs where a validator asks miners: kumite up.
            </EmptyState>
          ) : (
            <>
              {made ? <ShownOnce title="The key is made" text={made} onDone={() => setMade(undefined)} /> : <KeyForm onMade={setMade} />}
              {end.error && <ErrorState title="Nothing was changed" error={end.error} />}
              {keys.length === 0 && <EmptyState title="No key yet" h={100} />}
              <ul className={classes.rows}>
                {keys.map(({ id, name, prefix, scopes, requestsPerMinute, usdPerDay, createdAt, revokedAt }) => (
                  <li key={id}>
                    <Group justify="space-between" align="flex-start" gap="sm">
                      <Stack gap={2} miw={0} flex="1 1 14rem">
                        <Group gap="xs">
                          <Text fw={600}>{name}</Text>
                          <Badge variant={revokedAt ? 'default' : 'light'}>{revokedAt ? 'revoked' : 'valid'}</Badge>
                        </Group>
                        <Text size="sm">
                          {prefix}…; {scopes.join(', ')}; {requestsPerMinute} a minute; ${usdPerDay} a day; since{' '}
                          {formatDateTime(createdAt)}
                        </Text>
                      </Stack>
                      {!revokedAt && (
                        <ConfirmButton
                          consequence={`Programs with the key of ${name} are refused at once.`}
                          onConfirm={() => end.mutate(id)}
                        >
                          Revoke
                        </ConfirmButton>
                      )}
                    </Group>
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
    </Section>
  )
}

function KeyForm({ onMade }: { onMade: (key: string) => void }) {
  const [name, setName] = useState('')
  const create = useDeskChange(
    (api, name: string) => api.createKey({ name }),
    ({ key }) => onMade(key),
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        create.mutate(name.trim())
      }}
    >
      <Group align="flex-end" gap="sm">
        <TextInput
          label="Whose key"
          description="60 requests a minute, 5 dollars a day; others with kumite keys create"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={80}
          required
          flex="1 1 14rem"
        />
        <Button type="submit" disabled={!name.trim()} loading={create.isPending}>
          Make a key
        </Button>
      </Group>
      {create.error && <ErrorState title="No key was made" error={create.error} />}
    </form>
  )
}
