import { Group, Text, Title } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownResponse } from '../../../src/protocol/task.ts'
import type { Assignment } from '../../../src/protocol/work.ts'
import { asPins } from '../criteria/as-pins.ts'
import { criterionElementId } from '../criteria/keys-of.ts'
import { PinLayer } from '../criteria/pin-layer.tsx'
import { ResponseCriteria } from '../criteria/response-criteria.tsx'
import { withAnswer } from '../criteria/with-answer.ts'
import { ResponseView } from '../renderers/response-view.tsx'
import { anchorWords } from './anchor-words.ts'
import { AskedFor } from './asked-for.tsx'
import { ChoiceRow } from './choice-row.tsx'
import { responseElementId } from './response-element.ts'
import classes from './response-grid.module.css'
import type { Judging } from './use-judging.ts'

/** One response with what was asked for, its grade, its place and whatever else is asked about it below it. */
export function ResponseCard({ response, assignment, judging }: { response: ShownResponse; assignment: Assignment; judging: Judging }) {
  const { t } = useTranslation('criteria')
  const { id } = response
  const { criterion, criteria, requirements, responses } = assignment
  const { draft, labels, selected, select, nameOf } = judging
  const name = nameOf(id)
  const [pointedBy, setPointedBy] = useState<string | null>(null)

  // A click into a live page never reaches us, but the page taking the focus does: then that response is the selected one.
  useEffect(() => {
    function onBlur(): void {
      const frame = document.activeElement
      if (frame instanceof HTMLIFrameElement && frame.closest(`#${CSS.escape(responseElementId(id))}`) && selected !== id) select(id)
    }
    window.addEventListener('blur', onBlur)
    return () => window.removeEventListener('blur', onBlur)
  }, [id, selected, select])

  const others = responses.flatMap(({ id: other, kind, text }) =>
    other === id || kind !== response.kind || text === null ? [] : [{ label: labels.get(other) ?? '?', text }],
  )
  const pinned = criteria.filter(({ kind }) => kind === 'pins')
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
          {labels.get(id)}
        </Title>
        {selected === id && (
          <Text size="xs" c="dimmed">
            {t('card.selected')}
          </Text>
        )}
      </Group>
      <ResponseView
        response={response}
        name={name}
        others={others}
        overlay={pinned.map((pins) => {
          const placed = asPins(draft.answers[pins.id]?.[id])
          return (
            <PinLayer
              key={pins.id}
              name={name}
              pins={placed}
              pointing={pointedBy === pins.id}
              onPlace={(pin) => judging.update({ answers: withAnswer(draft.answers, pins.id, id, [...placed, pin]) })}
              onEnd={() => {
                setPointedBy(null)
                document.getElementById(criterionElementId(pins.id, id))?.focus()
              }}
            />
          )
        })}
      />
      <div className={classes.controls}>
        {requirements.length > 0 && (
          <AskedFor name={name} requirements={requirements} ticks={draft.ticks[id]} onTick={(place) => judging.tick(id, place)} />
        )}
        <ChoiceRow
          legend={t('card.grade')}
          of={name}
          values={range(criterion.min, criterion.max)}
          words={(value) => criterion.anchors[String(value)]}
          value={draft.grades[id]}
          onChoose={(value) => judging.grade(id, value)}
          note={<bdi lang="en">{anchorWords(criterion)}</bdi>}
        />
        <ChoiceRow
          legend={t('card.place')}
          of={name}
          values={range(1, labels.size)}
          words={(value) => (value === 1 ? t('field.best') : undefined)}
          value={draft.places[id]}
          onChoose={(value) => judging.place(id, value)}
          note={t('field.placeNote')}
        />
        <ResponseCriteria id={id} criteria={criteria} judging={judging} pointedBy={pointedBy} onPoint={setPointedBy} />
      </div>
    </article>
  )
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
}
