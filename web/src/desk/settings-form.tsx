import { Button, Fieldset, Group, NumberInput, SegmentedControl, Select, Stack, Switch, Text, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { MinerSettings } from '../../../src/protocol/miner-settings.ts'
import { ErrorState } from '../layout/error-state.tsx'
import { mergeSettings } from './merge-settings.ts'
import { useDesk, useDeskChange } from './use-desk.ts'

/** The settings of a miner, to be changed together. What the server refuses, it says why; what other devices changed meanwhile stays. */
export function SettingsForm({ settings }: { settings: MinerSettings }) {
  const { isOwner } = useDesk()
  const client = useQueryClient()
  const [changes, setChanges] = useState<Partial<MinerSettings>>({})
  const [seen, setSeen] = useState(settings)
  const draft = { ...settings, ...changes }
  const isChanged = JSON.stringify(draft) !== JSON.stringify(settings)
  const save = useDeskChange(async (api, edited: { changes: Partial<MinerSettings>; seen: MinerSettings }) =>
    api.writeSettings(mergeSettings({ ...edited, now: await api.settings() })),
  )

  function set(change: Partial<MinerSettings>): void {
    if (!isChanged) setSeen(settings)
    setChanges((before) => ({ ...(isChanged ? before : {}), ...change }))
  }
  function undo(): void {
    setChanges({})
    save.reset()
    void client.invalidateQueries({ queryKey: ['desk'] })
  }

  function number(name: 'redundancy' | 'editSeconds' | 'breakMinutes' | 'disputeEpochs', bounds: { min: number; max: number }) {
    return {
      value: draft[name],
      onChange: (value: number | string) => set({ [name]: Number(value) || bounds.min }),
      allowDecimal: false,
      ...bounds,
    }
  }
  function submit(event: FormEvent): void {
    event.preventDefault()
    save.mutate({ changes, seen }, { onSuccess: () => setChanges({}) })
  }

  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Fieldset legend="Joining" disabled={!isOwner}>
          <Stack gap="sm" align="flex-start">
            <SegmentedControl
              aria-label="Who may join"
              value={draft.joining}
              onChange={(value) => set({ joining: value === 'invited' ? 'invited' : 'open' })}
              data={[
                { value: 'open', label: 'Anybody' },
                { value: 'invited', label: 'By invitation' },
              ]}
              disabled={!isOwner}
            />
            <Switch
              label="Training first"
              description="Workers pass the training tasks of a domain before their first paid one"
              checked={draft.training}
              onChange={(event) => set({ training: event.currentTarget.checked })}
            />
          </Stack>
        </Fieldset>
        <Fieldset legend="Work" disabled={!isOwner}>
          <Stack gap="sm">
            <NumberInput
              label="Workers per task"
              description="So many judge each; one of their judgments is sent on"
              {...number('redundancy', { min: 1, max: 5 })}
            />
            <Select
              label="Which judgment is sent on"
              allowDeselect={false}
              value={draft.aggregation}
              onChange={(value) => set({ aggregation: value === 'most-reliable' ? 'most-reliable' : 'closest-to-all' })}
              data={[
                { value: 'closest-to-all', label: 'The one closest to all the others' },
                { value: 'most-reliable', label: 'That of the most reliable worker' },
              ]}
            />
            <NumberInput
              label="Edit window"
              description="Seconds in which a judgment may still be changed"
              {...number('editSeconds', { min: 0, max: 600 })}
            />
            <NumberInput
              label="Break"
              description="After so many minutes of work one is suggested"
              {...number('breakMinutes', { min: 5, max: 600 })}
            />
            <NumberInput
              label="Tasks a day"
              description="The most that one worker judges; empty: any number"
              value={draft.tasksPerDay ?? ''}
              onChange={(value) => set({ tasksPerDay: value === '' ? null : Number(value) })}
              min={1}
              max={10_000}
              allowDecimal={false}
            />
          </Stack>
        </Fieldset>
        <Fieldset legend="Pay" disabled={!isOwner}>
          <Stack gap="sm">
            <NumberInput
              label="Operator's share, in percent"
              description="Of every emission; the rest is split among workers by their work"
              value={Math.round(draft.operatorShare * 10_000) / 100}
              onChange={(value) => set({ operatorShare: (Number(value) || 0) / 100 })}
              min={0}
              max={100}
              decimalScale={2}
            />
            <NumberInput
              label="Epochs to dispute"
              description="A credit can be disputed for so long, and is paid out after it"
              {...number('disputeEpochs', { min: 0, max: 1000 })}
            />
            <TextInput
              label="Least payout, in rao"
              description="Less is not worth a transfer, and waits"
              value={draft.leastPayoutRao}
              onChange={(event) => set({ leastPayoutRao: event.currentTarget.value.trim() })}
              inputMode="numeric"
              pattern="[0-9]{1,30}"
            />
          </Stack>
        </Fieldset>
        <Group>
          <Button type="submit" disabled={!isOwner || !isChanged} loading={save.isPending}>
            Save
          </Button>
          {isChanged && (
            <Button variant="default" onClick={undo}>
              Undo
            </Button>
          )}
          {save.isSuccess && !isChanged && (
            <Text size="sm" role="status">
              Saved.
            </Text>
          )}
        </Group>
        {save.error && <ErrorState title="Nothing was saved" error={save.error} />}
      </Stack>
    </form>
  )
}
