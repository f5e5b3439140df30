import { Group, Stack, Text } from '@mantine/core'
import type { TaskDetail } from '../../../src/protocol/explore.ts'
import { Mark } from '../layout/mark.tsx'
import { Section } from '../layout/section.tsx'

type Verdict = NonNullable<NonNullable<TaskDetail['outcome']>['verdict']>

/** How far the result may be trusted: the gate, the known order, and why there are as many judgments as there are. */
export function TaskVerdict({ verdict }: { verdict: Verdict }) {
  const { gate, truth, completion } = verdict
  return (
    <Section title="Can it be trusted?">
      <Stack gap="sm" maw={760}>
        <Finding mark={gate.outcome === 'trusted' ? 'trusted' : 'withheld'} good={gate.outcome === 'trusted'} words={gate.words} />
        {truth.flagged && <Finding mark="known order overturned" good={false} words={truth.words} />}
        {!truth.flagged && truth.validity < 1 && <Finding mark="known order in doubt" good={false} words={truth.words} />}
        <Finding
          mark={completion.state === 'complete' ? 'certain enough' : 'ambiguous'}
          good={completion.state === 'complete'}
          words={completion.words}
        />
      </Stack>
    </Section>
  )
}

function Finding({ mark, good, words }: { mark: string; good: boolean; words: string }) {
  return (
    <Group gap="sm" align="baseline" wrap="nowrap">
      <Mark good={good}>{mark}</Mark>
      <Text size="sm">{sentence(words)}</Text>
    </Group>
  )
}

function sentence(words: string): string {
  return `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}${words.endsWith('.') ? '' : '.'}`
}
