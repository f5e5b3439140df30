import { Button, type ButtonProps, Group, Text } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'

interface ConfirmButtonProps extends ButtonProps {
  /** What happens, in words: read before it is done. */
  readonly consequence: string
  readonly onConfirm: () => void
}

/** A button for what cannot be undone: asks once more, in place, and says what will be. The focus is on "No", and a key that is held presses nothing. */
export function ConfirmButton({ children, consequence, onConfirm, ...button }: ConfirmButtonProps) {
  const [step, setStep] = useState<'first' | 'asked' | 'answered'>('first')
  if (step !== 'asked')
    return (
      <Button
        size="compact-sm"
        variant="default"
        autoFocus={step === 'answered'}
        {...button}
        onKeyDown={ignoreHeld}
        onClick={() => setStep('asked')}
      >
        {children}
      </Button>
    )
  return (
    <Group gap="xs" role="group" aria-label={consequence} onKeyDown={ignoreHeld}>
      <Text size="sm">{consequence}</Text>
      <Button
        size="compact-sm"
        color="red"
        onClick={() => {
          setStep('answered')
          onConfirm()
        }}
      >
        Yes, {String(children).toLowerCase()}
      </Button>
      <Button size="compact-sm" variant="default" autoFocus onClick={() => setStep('answered')}>
        No
      </Button>
    </Group>
  )
}

function ignoreHeld(event: KeyboardEvent): void {
  if (event.repeat && (event.key === 'Enter' || event.key === ' ')) event.preventDefault()
}
