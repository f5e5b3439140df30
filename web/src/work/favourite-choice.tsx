import { Button, Group, Radio, VisuallyHidden } from '@mantine/core'
import { Section } from '../layout/section.tsx'
import type { Judging } from './use-judging.ts'

/** No response has this id: theirs have no spaces. */
const NONE = 'no favourite'

/** The other question: taste. One answer, none preselected, and none needed. */
export function FavouriteChoice({ judging }: { judging: Judging }) {
  const { draft, labels, prefer } = judging
  const value = draft.preferred === null ? NONE : (draft.preferred ?? null)
  return (
    <Section
      title="Which do you like best?"
      note="Whatever was asked for: looks, charm and extras count here. Optional, and it changes no score."
    >
      <Radio.Group
        label={<VisuallyHidden>Which do you like best?</VisuallyHidden>}
        value={value}
        onChange={(chosen) => prefer(chosen === NONE ? null : chosen)}
        name="favourite"
      >
        <Group gap="lg">
          {[...labels].map(([id, label]) => (
            <Radio key={id} value={id} label={label} aria-label={`Response ${label}`} />
          ))}
          <Radio value={NONE} label="No favourite" />
          {value !== null && (
            <Button size="compact-xs" variant="subtle" onClick={() => prefer(undefined)}>
              Take back
            </Button>
          )}
        </Group>
      </Radio.Group>
    </Section>
  )
}
