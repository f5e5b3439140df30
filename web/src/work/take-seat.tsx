import { Button, Group, List, Paper, Stack, Text, TextInput, Title } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Signer } from '../../../src/identity/signer.ts'
import { createWorkerSigner } from '../../../src/identity/worker-signer.ts'
import { ErrorState } from '../layout/error-state.tsx'
import { createWorkerSeed, loadWorkerSeed } from '../worker-key.ts'
import { workApi } from './work-api.ts'

/** The first visit: what the work is, a name, and a key made in this browser. */
export function TakeSeat({ miner, known, onSeated }: { miner: string; known?: Signer; onSeated: (seed: Uint8Array) => void }) {
  const [name, setName] = useState('')
  const client = useQueryClient()
  const join = useMutation({
    mutationFn: async () => {
      const seed = loadWorkerSeed() ?? createWorkerSeed()
      const signer = createWorkerSigner(seed)
      await workApi.join({ signer, miner }, name.trim())
      return { seed, signer }
    },
    onSuccess: async ({ seed, signer }) => {
      onSeated(seed)
      await client.invalidateQueries({ queryKey: ['work-history', signer.address] })
    },
  })

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (name.trim()) join.mutate()
  }

  return (
    <Paper withBorder p={{ base: 'md', sm: 'xl' }} maw={680}>
      <Stack gap="lg">
        <Title order={2} size="h3">
          Take a seat
        </Title>
        <List type="ordered" spacing="xs">
          <List.Item>You see one instruction and several responses to it, live and side by side.</List.Item>
          <List.Item>You grade each one and say which is better. Ties are fine, and so is “cannot judge”.</List.Item>
          <List.Item>
            When enough others have judged the same task, you see how yours compares with theirs, and what it earned. Agreeing with careful
            judges pays; guessing does not.
          </List.Item>
        </List>
        <form onSubmit={submit}>
          <Group align="flex-end" gap="sm">
            <TextInput
              label="Your name"
              description="Shown to the miner, not to other judges"
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              maxLength={80}
              required
              autoComplete="nickname"
              flex="1 1 14rem"
            />
            <Button type="submit" loading={join.isPending} disabled={!name.trim()}>
              Take a seat
            </Button>
          </Group>
        </form>
        {join.error && <ErrorState title="The seat could not be taken" error={join.error} />}
        <Text size="sm" c="dimmed">
          {known
            ? 'This browser has a key from before, which this network does not know yet. It will be used again.'
            : 'A key is made in this browser and kept in its local storage. It signs your judgments, so that nobody can alter them, and it never leaves this browser: clear the browser’s data and it is gone.'}
        </Text>
      </Stack>
    </Paper>
  )
}
