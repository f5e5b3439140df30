import { Button, type ButtonProps, Group, Text } from '@mantine/core'
import { useState } from 'react'

interface ConfirmButtonProps extends ButtonProps {
  /** What happens, in words: read before it is done. */
  readonly consequence: string
  readonly onConfirm: () => void
}

/** A button for what cannot be undone: asks once more, in place, and says what will be. */
export function ConfirmButton({ children, consequence, onConfirm, ...button }: ConfirmButtonProps) {
  const [asked, setAsked] = useState(false)
  if (!asked)
    return (
      <Button size="compact-sm" variant="default" {...button} onClick={() => setAsked(true)}>
        {children}
      </Button>
    )
  return (
    <Group gap="xs" role="group" aria-label={consequence}>
      <Text size="sm">{consequence}</Text>
      <Button
        size="compact-sm"
        color="red"
        autoFocus
        onClick={() => {
          setAsked(false)
          onConfirm()
        }}
      >
        Yes, {String(children).toLowerCase()}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => setAsked(false)}>
        No
      </Button>
    </Group>
  )
}
