import { Badge, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { PayoutPreview, PayoutView, PayoutWay } from '../../../src/protocol/pay.ts'
import { formatDateTime, formatTao, plural } from '../format.ts'
import { EmptyState } from '../layout/empty-state.tsx'
import { ErrorState } from '../layout/error-state.tsx'
import { Section } from '../layout/section.tsx'
import { ConfirmButton } from './confirm-button.tsx'
import classes from './desk-rows.module.css'
import { Loaded } from './loaded.tsx'
import { saveText } from './save-text.ts'
import { useDesk, useDeskChange, useDeskQuery } from './use-desk.ts'

/** Every epoch more can be paid. */
const PREVIEW_MS = 10_000

const WHY_LEFT = {
  'no-address': 'has named no address to be paid to',
  'too-little': 'has less than the least payout',
  'may-be-disputed': 'can still dispute it',
}

/** Pays out what can be paid, and shows what became of each payout. */
export function PayoutsSection({ payouts }: { payouts: readonly PayoutView[] }) {
  const { isOwner } = useDesk()
  const preview = useDeskQuery('payout-preview', (api) => api.previewPayout(), PREVIEW_MS)
  return (
    <Section title="Payouts" note="Everything that can be paid goes into one batch; each transfer is written down with its block and hash.">
      <Loaded query={preview}>{(preview) => <NextPayout preview={preview} isOwner={isOwner} />}</Loaded>
      {payouts.length === 0 ? (
        <EmptyState title="Nothing was paid out yet" h={100} />
      ) : (
        <ul className={classes.rows}>
          {payouts.map((payout) => (
            <PayoutRow key={payout.number} payout={payout} />
          ))}
        </ul>
      )}
    </Section>
  )
}

function NextPayout({ preview: { lines, totalRao, left }, isOwner }: { preview: PayoutPreview; isOwner: boolean }) {
  const start = useDeskChange((api, way: PayoutWay) => api.startPayout(way))
  return (
    <Stack gap="xs" align="flex-start">
      <Text size="sm">
        {lines.length === 0
          ? 'Nobody can be paid now.'
          : `Now ${formatTao(totalRao)} TAO to ${plural(lines.length, 'worker')}: ${lines.map(({ name, amountRao }) => `${name} ${formatTao(amountRao)}`).join(', ')}.`}
      </Text>
      {left.length > 0 && (
        <Text size="xs" c="dimmed">
          Not now: {left.map(({ name, why, owedRao }) => `${name} ${WHY_LEFT[why]} (${formatTao(owedRao)})`).join('; ')}.
        </Text>
      )}
      {isOwner && lines.length > 0 && (
        <Group gap="xs">
          <ConfirmButton
            variant="filled"
            consequence={`${formatTao(totalRao)} TAO are transferred and cannot be called back.`}
            onConfirm={() => start.mutate('chain')}
          >
            Pay on the chain
          </ConfirmButton>
          <Button size="compact-sm" variant="default" onClick={() => start.mutate('export')} loading={start.isPending}>
            Export instead
          </Button>
        </Group>
      )}
      {start.error && <ErrorState title="No payout was started" error={start.error} />}
    </Stack>
  )
}

function PayoutRow({ payout: { number, way, state, startedAt, totalRao, lines } }: { payout: PayoutView }) {
  const { isOwner } = useDesk()
  const [note, setNote] = useState('')
  const confirm = useDeskChange((api, note: string) => api.confirmPayout(number, note))
  const cancel = useDeskChange<void, unknown>((api) => api.cancelPayout(number))
  const save = useDeskChange<void, { csv: string }>(
    (api) => api.payoutCsv(number),
    ({ csv }) => saveText(`payout-${number}.csv`, csv),
  )
  const error = confirm.error ?? cancel.error ?? save.error
  return (
    <li>
      <Stack gap="xs" align="flex-start">
        <Group gap="xs">
          <Text fw={600}>Payout {number}</Text>
          <Badge variant={state === 'done' ? 'light' : 'default'}>{state === 'done' ? 'done' : 'under way'}</Badge>
          <Text size="xs" c="dimmed">
            {formatDateTime(startedAt)}
          </Text>
        </Group>
        <Text size="sm">
          {formatTao(totalRao)} TAO {way === 'chain' ? 'on the chain' : 'by other means'}:{' '}
          {lines
            .map(
              ({ name, amountRao, state: line, block }) =>
                `${name} ${formatTao(amountRao)} (${line}${block === null ? '' : ` in block ${block}`})`,
            )
            .join(', ')}
        </Text>
        {isOwner && (
          <Group gap="xs" align="flex-end">
            <Button size="compact-sm" variant="default" onClick={() => save.mutate()}>
              Save as CSV
            </Button>
            {way === 'export' && state === 'under-way' && (
              <>
                <TextInput
                  label="How it was paid"
                  description="Workers read it"
                  value={note}
                  onChange={(event) => setNote(event.currentTarget.value)}
                  maxLength={300}
                  size="xs"
                />
                <Button size="compact-sm" disabled={!note.trim()} onClick={() => confirm.mutate(note.trim())}>
                  It is paid
                </Button>
              </>
            )}
            {lines.some((line) => line.state === 'waiting') && (
              <ConfirmButton consequence="What waits is owed again." onConfirm={() => cancel.mutate()}>
                Take back
              </ConfirmButton>
            )}
          </Group>
        )}
        {error && <ErrorState title="Nothing was changed" error={error} />}
      </Stack>
    </li>
  )
}
