import { Group, Text, Title } from '@mantine/core'
import { useEffect } from 'react'
import type { Criterion, ShownResponse } from '../../../src/protocol/task.ts'
import { ResponseView } from '../frames/response-view.tsx'
import { anchorWords } from './anchor-words.ts'
import { AskedFor } from './asked-for.tsx'
import { ChoiceRow } from './choice-row.tsx'
import classes from './response-grid.module.css'
import type { Judging } from './use-judging.ts'
import { responseElementId } from './use-judgment-keys.ts'

/** One response with what was asked for, its grade and its place below it. */
export function ResponseCard({
  response,
  criterion,
  requirements,
  judging,
}: {
  response: ShownResponse
  criterion: Criterion
  requirements: readonly string[]
  judging: Judging
}) {
  const { id } = response
  const name = `Response ${judging.labels.get(id)}`
  const { selected, select } = judging

  // A click into a live page never reaches us, but the page taking the focus does: then that response is the selected one.
  useEffect(() => {
    function onBlur(): void {
      const frame = document.activeElement
      if (frame instanceof HTMLIFrameElement && frame.closest(`#${CSS.escape(responseElementId(id))}`) && selected !== id) select(id)
    }
    window.addEventListener('blur', onBlur)
    return () => window.removeEventListener('blur', onBlur)
  }, [id, selected, select])

  return (
    <article
      id={responseElementId(id)}
      tabIndex={-1}
      className={classes.card}
      data-selected={selected === id || undefined}
      aria-label={name}
    >
      <Group justify="space-between" gap="xs">
        <Title order={3} size="h4">
          {judging.labels.get(id)}
        </Title>
        {selected === id && (
          <Text size="xs" c="dimmed">
            selected
          </Text>
        )}
      </Group>
      <ResponseView response={response} name={name} />
      <div className={classes.controls}>
        {requirements.length > 0 && (
          <AskedFor name={name} requirements={requirements} ticks={judging.draft.ticks[id]} onTick={(place) => judging.tick(id, place)} />
        )}
        <ChoiceRow
          legend="Grade"
          of={name}
          values={range(criterion.min, criterion.max)}
          words={(value) => criterion.anchors[String(value)]}
          value={judging.draft.grades[id]}
          onChoose={(value) => judging.grade(id, value)}
          note={anchorWords(criterion)}
        />
        <ChoiceRow
          legend="Place"
          of={name}
          values={range(1, judging.labels.size)}
          words={(value) => (value === 1 ? 'best' : undefined)}
          value={judging.draft.places[id]}
          onChoose={(value) => judging.place(id, value)}
          note="1 is best; give two the same place to tie them"
        />
      </div>
    </article>
  )
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
}
