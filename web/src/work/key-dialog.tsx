import { Button, Group, Kbd, Modal, Table, Text } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { findKeyConflict, KEY_ACTIONS, type KeyAction, keyOf } from './key-bindings.ts'
import type { useKeyBindings } from './use-key-bindings.ts'

/** Keys that mean the same for everybody. */
const FIXED = [
  { keys: ['A'], words: 'fixed.select' },
  { keys: ['1', '0'], words: 'fixed.digits' },
  { keys: ['Esc'], words: 'fixed.escape' },
  { keys: ['2 × Esc'], words: 'fixed.leave' },
  { keys: ['Ctrl', 'Z'], words: 'fixed.undo' },
  { keys: ['Ctrl', 'Shift', 'Z'], words: 'fixed.redo' },
] as const

/** All keys at a glance, and other ones for those who want them. */
export function KeyDialog({ opened, onClose, keys }: { opened: boolean; onClose: () => void; keys: ReturnType<typeof useKeyBindings> }) {
  const { t } = useTranslation('work')
  const [asking, setAsking] = useState<KeyAction | null>(null)
  const [refusal, setRefusal] = useState('')
  const { bindings, bind, reset } = keys

  /** The next key is for the action that asks for one; Tab and Escape stay what they are. */
  function onKey(event: KeyboardEvent): void {
    if (!asking || ['Tab', 'Shift', 'Control', 'Alt', 'Meta', 'AltGraph'].includes(event.key)) return
    event.preventDefault()
    event.stopPropagation()
    const key = keyOf(event.nativeEvent)
    const conflict = key === 'escape' ? undefined : findKeyConflict(bindings, asking, key)
    if (conflict?.kind === 'taken') setRefusal(t('keys.taken', { key: keyName(key), action: t(`actions.${conflict.by}`) }))
    else if (conflict) setRefusal(t(conflict.kind === 'reserved' ? 'keys.reserved' : 'keys.noCharacter', { key: keyName(key) }))
    else {
      if (key !== 'escape') bind(asking, key)
      setAsking(null)
      setRefusal('')
    }
  }

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('keys.title')}
      size="lg"
      closeOnEscape={asking === null}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Table verticalSpacing={4} onKeyDown={onKey}>
        <Table.Tbody>
          {FIXED.map(({ keys: names, words }) => (
            <Table.Tr key={words}>
              <Table.Td>
                <Group gap={4} maw={{ base: 64, sm: 'none' }}>
                  {names.map((name) => (
                    <Kbd key={name}>{name}</Kbd>
                  ))}
                </Group>
              </Table.Td>
              <Table.Td colSpan={2}>{t(words)}</Table.Td>
            </Table.Tr>
          ))}
          {KEY_ACTIONS.map((action) => (
            <Table.Tr key={action}>
              <Table.Td>
                <Kbd>{asking === action ? '…' : keyName(bindings[action])}</Kbd>
              </Table.Td>
              <Table.Td>{t(`actions.${action}`)}</Table.Td>
              <Table.Td ta="end">
                <Button
                  size="compact-xs"
                  variant={asking === action ? 'light' : 'subtle'}
                  onClick={() => {
                    setAsking(asking === action ? null : action)
                    setRefusal('')
                  }}
                  aria-label={t('keys.ofAction', {
                    words: t(asking === action ? 'keys.press' : 'keys.change'),
                    action: t(`actions.${action}`),
                  })}
                >
                  {asking === action ? t('keys.press') : t('keys.change')}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="sm" role="status" mih={24} c="var(--kumite-worse-text)">
        {refusal}
      </Text>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <Text size="sm" c="dimmed">
          {t('keys.inPages')}
        </Text>
        <Button size="xs" variant="default" onClick={reset} style={{ flexShrink: 0 }}>
          {t('keys.reset')}
        </Button>
      </Group>
    </Modal>
  )
}

function keyName(key: string): string {
  return key === 'enter' ? 'Enter' : key.toUpperCase()
}
