import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { phraseOfWorker } from '../../../src/identity/phrase-of-worker.ts'
import classes from './joining.module.css'

const ASKED = 3

/** The words behind the key: shown when asked for, and then asked for in turn, so that they have been written down. */
export function PhraseSection({ seed }: { seed: Uint8Array }) {
  const { t } = useTranslation('joining')
  const [step, setStep] = useState<'hidden' | 'shown' | 'asked' | 'done'>('hidden')
  const words = phraseOfWorker(seed).split(' ')
  return (
    <Stack gap="sm" align="flex-start">
      <Text size="sm">{t('phrase.why')}</Text>
      {(step === 'hidden' || step === 'done') && (
        <Button size="sm" variant="default" onClick={() => setStep('shown')}>
          {t('phrase.show')}
        </Button>
      )}
      {step === 'done' && (
        <Alert color="green" variant="light" role="status">
          {t('phrase.checked')}
        </Alert>
      )}
      {step === 'shown' && (
        <>
          <Text size="sm" c="red.8" darkHidden>
            {t('phrase.secret')}
          </Text>
          <Text size="sm" c="red.4" lightHidden>
            {t('phrase.secret')}
          </Text>
          <ol className={classes.words} dir="ltr" lang="en" aria-label={t('phrase.words')}>
            {words.map((word, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a word may come twice, and its place is its name
              <li key={index}>
                <span>{index + 1}</span> {word}
              </li>
            ))}
          </ol>
          <Group gap="sm">
            <Button size="sm" onClick={() => setStep('asked')}>
              {t('phrase.written')}
            </Button>
            <Button size="sm" variant="default" onClick={() => setStep('hidden')}>
              {t('phrase.hide')}
            </Button>
          </Group>
        </>
      )}
      {step === 'asked' && <WordCheck words={words} onRight={() => setStep('done')} onBack={() => setStep('shown')} />}
    </Stack>
  )
}

function WordCheck({ words, onRight, onBack }: { words: readonly string[]; onRight: () => void; onBack: () => void }) {
  const { t } = useTranslation('joining')
  const [places] = useState(() => drawPlaces(words.length))
  const [typed, setTyped] = useState<Readonly<Record<number, string>>>({})
  const [wrong, setWrong] = useState<readonly number[]>([])

  function submit(event: FormEvent): void {
    event.preventDefault()
    const missed = places.filter((place) => typed[place]?.trim().toLowerCase() !== words[place])
    setWrong(missed)
    if (missed.length === 0) onRight()
  }

  return (
    <form onSubmit={submit}>
      <Stack gap="sm" align="flex-start">
        <Group gap="sm" align="flex-start">
          {places.map((place) => (
            <TextInput
              key={place}
              label={t('phrase.word', { place: place + 1 })}
              error={wrong.includes(place) ? t('phrase.notThatWord') : undefined}
              value={typed[place] ?? ''}
              onChange={(event) => setTyped({ ...typed, [place]: event.currentTarget.value })}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              dir="ltr"
            />
          ))}
        </Group>
        <Group gap="sm">
          <Button type="submit" size="sm">
            {t('phrase.check')}
          </Button>
          <Button size="sm" variant="default" onClick={onBack}>
            {t('phrase.again')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Different places, in their order, from the browser's own randomness. */
function drawPlaces(count: number): number[] {
  const drawn = new Set<number>()
  while (drawn.size < ASKED) drawn.add(crypto.getRandomValues(new Uint32Array(1))[0]! % count)
  return [...drawn].sort((a, b) => a - b)
}
