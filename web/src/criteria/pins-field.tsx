import { Button, CloseButton, Group, Stack, Text, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Pin } from '../../../src/protocol/criteria.ts'
import { FieldFrame } from './field-frame.tsx'
import type { FieldProps } from './field-props.ts'
import { MOST_PINS } from './pin-layer.tsx'

/** The places that were pointed at on one response, each with its note; the pointing itself happens on the response. */
export function PinsField({
  criterion,
  of,
  elementId,
  value = [],
  onChange,
  pointing,
  onPoint,
}: FieldProps<'pins', readonly Pin[]> & {
  pointing: boolean
  /** Begins or ends the pointing. */
  onPoint: (on: boolean) => void
}) {
  const { t } = useTranslation('criteria')
  const change = (pins: readonly Pin[]) => onChange(pins.length > 0 ? pins : undefined)
  return (
    <FieldFrame criterion={criterion} of={of} elementId={`${elementId}-frame`} onTakeBack={undefined}>
      <Stack gap="xs">
        <Group gap="xs">
          <Button
            id={elementId}
            size="xs"
            variant={pointing ? 'filled' : 'default'}
            aria-pressed={pointing}
            disabled={!pointing && value.length >= MOST_PINS}
            onClick={() => onPoint(!pointing)}
            aria-label={`${t(pointing ? 'pins.end' : 'pins.begin')}: ${of}`}
          >
            {t(pointing ? 'pins.end' : 'pins.begin')}
          </Button>
          <Text size="xs" c="dimmed">
            {t('pins.left', { count: MOST_PINS - value.length })}
          </Text>
        </Group>
        {value.map((pin, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: pins are numbered
          <Group key={index} gap="xs" wrap="nowrap">
            <Text size="sm" fw={600} w="1.5rem" ta="center">
              {index + 1}
            </Text>
            <TextInput
              flex={1}
              size="xs"
              value={pin.note}
              maxLength={200}
              placeholder={t('pins.note')}
              aria-label={`${t('pins.noteOf', { number: index + 1 })}, ${of}`}
              onChange={({ currentTarget: { value: note } }) =>
                change(value.map((other, at) => (at === index ? { ...other, note } : other)))
              }
              dir="auto"
            />
            <CloseButton
              aria-label={`${t('pins.remove', { number: index + 1 })}, ${of}`}
              onClick={() => change(value.filter((_, at) => at !== index))}
            />
          </Group>
        ))}
      </Stack>
    </FieldFrame>
  )
}
