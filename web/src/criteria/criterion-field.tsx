import type { AnswerValue, FurtherCriterion } from '../../../src/protocol/criteria.ts'
import { asPins } from './as-pins.ts'
import { MultiChoiceField, SingleChoiceField } from './choice-field.tsx'
import { GradeField } from './grade-field.tsx'
import { criterionElementId } from './keys-of.ts'
import { PairField } from './pair-field.tsx'
import { PinsField } from './pins-field.tsx'
import { RankField } from './rank-field.tsx'
import { TextField } from './text-field.tsx'

/** Whether a response is pointed at, and how to begin and to end that. */
export interface Pointing {
  readonly on: boolean
  readonly set: (on: boolean) => void
}

/** The field of one part of a criterion, by its kind: the one place to add one. */
export function CriterionField({
  criterion,
  part,
  of,
  labels,
  value,
  onChange,
  pointing,
}: {
  criterion: FurtherCriterion
  part: string
  of: string
  labels: ReadonlyMap<string, string>
  value: AnswerValue | undefined
  onChange: (value: AnswerValue | undefined) => void
  pointing?: Pointing | undefined
}) {
  const field = { of, elementId: criterionElementId(criterion.id, part), onChange }
  switch (criterion.kind) {
    case 'rank':
      return <RankField criterion={criterion} {...field} value={asNumber(value)} places={labels.size} />
    case 'grade':
      return <GradeField criterion={criterion} {...field} value={asNumber(value)} />
    case 'single-choice':
      return <SingleChoiceField criterion={criterion} {...field} value={asText(value)} />
    case 'multi-choice':
      return (
        <MultiChoiceField
          criterion={criterion}
          {...field}
          value={asOptions(value)}
          onChange={(chosen) => onChange(chosen && [...chosen])}
        />
      )
    case 'pairwise': {
      const [first, second] = part.split(' ').map((id) => labels.get(id) ?? '?')
      const chosen = value === 'first' || value === 'second' || value === 'tie' ? value : undefined
      return <PairField criterion={criterion} {...field} value={chosen} labels={[first ?? '?', second ?? '?']} />
    }
    case 'text':
      return <TextField criterion={criterion} {...field} value={asText(value)} />
    case 'pins':
      return (
        <PinsField
          criterion={criterion}
          {...field}
          value={asPins(value)}
          onChange={(pins) => onChange(pins && [...pins])}
          pointing={pointing?.on ?? false}
          onPoint={(on) => pointing?.set(on)}
        />
      )
  }
}

function asNumber(value: AnswerValue | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined
}

function asText(value: AnswerValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function asOptions(value: AnswerValue | undefined): readonly string[] | undefined {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : undefined
}
