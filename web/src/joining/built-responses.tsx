import { Button, Collapse, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TrainingFeedback } from '../../../src/protocol/onboarding.ts'
import type { ShownResponse } from '../../../src/protocol/task.ts'
import { ResponseView } from '../renderers/response-view.tsx'
import classes from './joining.module.css'

interface BuiltResponsesProps {
  readonly responses: TrainingFeedback['responses']
  readonly shown: readonly ShownResponse[]
  readonly nameOf: (id: string) => string
}

/** Each response with the faults that were built into it, best first; it can be looked at again. */
export function BuiltResponses({ responses, shown, nameOf }: BuiltResponsesProps) {
  const { t } = useTranslation('joining')
  const [open, setOpen] = useState<string | null>(null)
  return (
    <ol className={classes.built}>
      {responses.map(({ id, builtRank, ownRank, faults }) => {
        const response = shown.find((one) => one.id === id)
        return (
          <li key={id}>
            <Stack gap={6}>
              <Group justify="space-between" gap="sm">
                <Text fw={600}>
                  {t('result.response', { label: nameOf(id), built: builtRank })}
                  {ownRank !== null && <> · {t('result.yours', { place: ownRank })}</>}
                </Text>
                <Button size="compact-xs" variant="default" aria-expanded={open === id} onClick={() => setOpen(open === id ? null : id)}>
                  {t(open === id ? 'result.hide' : 'result.look', { label: nameOf(id) })}
                </Button>
              </Group>
              {faults.length === 0 ? (
                <Text size="sm">{t('result.faultless')}</Text>
              ) : (
                <ul className={classes.faults} lang="en" dir="ltr">
                  {faults.map(({ asked, instead }) => (
                    <Text component="li" size="sm" key={asked}>
                      {asked} <FaultWords instead={instead} />
                    </Text>
                  ))}
                </ul>
              )}
              <Collapse expanded={open === id}>
                {open === id && response && <ResponseView response={response} name={t('result.name', { label: nameOf(id) })} />}
              </Collapse>
            </Stack>
          </li>
        )
      })}
    </ol>
  )
}

function FaultWords({ instead }: { instead: string | null }) {
  const { t, i18n } = useTranslation('joining')
  if (instead === null)
    return (
      <Text span inherit c="dimmed" lang={i18n.language}>
        ({t('result.leftOut')})
      </Text>
    )
  return (
    <>
      <Text span inherit c="dimmed" lang={i18n.language}>
        ({t('result.instead')}
      </Text>{' '}
      <em>{instead}</em>
      <Text span inherit c="dimmed">
        )
      </Text>
    </>
  )
}
