import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { Guidelines } from '../../../src/protocol/onboarding.ts'
import { ErrorState } from '../layout/error-state.tsx'
import { Section } from '../layout/section.tsx'
import { ConfirmButton } from './confirm-button.tsx'
import { Loaded } from './loaded.tsx'
import { useDesk, useDeskChange, useDeskQuery } from './use-desk.ts'

/** What workers accept before they judge: the built-in text, or the operator's own. */
export function GuidelinesSection() {
  const guidelines = useDeskQuery('guidelines', (api) => api.guidelines())
  return (
    <Section title="Guidelines" note="Every worker accepts them before the next task; each version is told apart by its hash.">
      <Loaded query={guidelines}>{(guidelines) => <GuidelinesForm key={guidelines.version} guidelines={guidelines} />}</Loaded>
    </Section>
  )
}

function GuidelinesForm({ guidelines: { version, texts, builtIn } }: { guidelines: Guidelines }) {
  const { isOwner } = useDesk()
  const now = texts.und ?? texts.en ?? ''
  const [text, setText] = useState(now)
  const publish = useDeskChange((api, text: string | null) => api.publishGuidelines(text))
  return (
    <Stack gap="sm">
      <Text size="sm">
        {builtIn ? 'The built-in text holds, in the language of each worker.' : 'Your own text holds.'} Version {version.slice(0, 12)}.
      </Text>
      <Textarea
        label="Text, as Markdown"
        description="Yours is shown to everybody as it is written, in one language"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        autosize
        minRows={6}
        maxRows={24}
        maxLength={20_000}
        readOnly={!isOwner}
      />
      {isOwner && (
        <Group gap="xs">
          <Button disabled={!text.trim() || text === now} loading={publish.isPending} onClick={() => publish.mutate(text)}>
            Publish
          </Button>
          {!builtIn && (
            <ConfirmButton
              consequence="Your text holds no longer; all accept the built-in one anew."
              onConfirm={() => publish.mutate(null)}
            >
              Use the built-in text
            </ConfirmButton>
          )}
        </Group>
      )}
      {publish.error && <ErrorState title="Nothing was published" error={publish.error} />}
    </Stack>
  )
}
