import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Verdict } from '../../../src/protocol/judgment.ts'
import type { Assignment } from '../../../src/protocol/work.ts'
import { useFormat } from '../i18n/use-format.ts'
import { labelsOf } from '../response-labels.ts'
import { rankedVerdict } from './build-judgment.ts'
import { useDraft } from './draft-store.ts'
import { findMissing, toggleTick } from './judgment-draft.ts'
import { placedLast } from './key-flow.ts'
import { missingWords } from './missing-words.ts'
import { sayAgain } from './say-again.ts'
import { useSubmission } from './use-submission.ts'
import type { Seat } from './work-api.ts'

export type Judging = ReturnType<typeof useJudging>

/** Who judges what, and what to do when it is sent or gone. */
export interface JudgingParameters {
  readonly seat: Seat
  readonly assignment: Assignment
  readonly onSubmitted: () => void
  readonly onGone: () => void
  /** For training: where the verdict goes instead of to a validator. Such a task has no end, and cannot be given back. */
  readonly practice?: { send(verdict: Verdict): Promise<void> }
}

/** The state of one judgment in the making, and everything that can be done to it. */
export function useJudging(parameters: JudgingParameters) {
  const { assignment } = parameters
  const { t } = useTranslation('work')
  const { t: sayCriteria } = useTranslation('criteria')
  const format = useFormat()
  const { draft, update, undo, redo, canUndo, canRedo } = useDraft(assignment.id)
  const [selected, setSelected] = useState<string | null>(null)
  const [announcement, setAnnouncement] = useState('')
  const announce = (text: string) => setAnnouncement((before) => sayAgain(before, text))
  const labels = useMemo(() => labelsOf(assignment.responses.map((response) => response.id)), [assignment])
  const submission = useSubmission(parameters)

  function nameOf(id: string): string {
    return t('response.name', { label: labels.get(id) ?? '?' })
  }

  /** `null` takes the response out of the order again. */
  function place(id: string, place: number | null): void {
    update({ places: placedLast(draft.places, id, place) })
    setSelected(id)
    announce(placeWords(id, place))
  }

  /** Where a response stands now, and beside which others. @param places with those that the page does not show yet */
  function placeWords(id: string, place: number | null, { places } = draft): string {
    const tied = Object.keys(places).filter((other) => other !== id && places[other] === place)
    if (place === null) return t('said.noPlace', { name: nameOf(id) })
    if (tied.length === 0) return t('said.place', { name: nameOf(id), place })
    return t('said.tied', { name: nameOf(id), place, others: format.list(tied.map((other) => labels.get(other) ?? '?')) })
  }

  const missing = missingWords(findMissing(draft, [...labels.keys()], assignment.criteria), labels, sayCriteria, format.list)
  return {
    draft,
    update,
    canUndo,
    canRedo,
    labels,
    selected,
    announcement,
    announce,
    missing,
    submitting: submission.submitting,
    releasing: submission.releasing,
    error: submission.error,
    nameOf,
    placeWords,
    startTimer: submission.startTimer,
    undo(): void {
      undo()
      announce(canUndo ? t('said.undone') : t('said.nothingToUndo'))
    },
    redo(): void {
      redo()
      announce(canRedo ? t('said.redone') : t('said.nothingToRedo'))
    },
    /** Selects without a word: what is done to it is said anyway. */
    show: setSelected,
    select(id: string): void {
      setSelected(id)
      announce(t('said.selected', { name: nameOf(id) }))
    },
    grade(id: string, grade: number): void {
      update({ grades: { ...draft.grades, [id]: grade } })
      setSelected(id)
      announce(t('said.grade', { name: nameOf(id), grade }))
    },
    place,
    /** Puts a response on the place of the one that was placed last before it. */
    tie(id: string): void {
      const last = Object.keys(draft.places).findLast((other) => other !== id) // in the order of placing
      if (last === undefined) announce(t('said.nothingToTie'))
      else place(id, draft.places[last]!)
    },
    /** `null`: none more than the others; `undefined` takes it back. */
    prefer(id: string | null | undefined): void {
      update({ preferred: id })
      if (id === undefined) announce(t('said.favouriteNotSaid'))
      else announce(id === null ? t('said.noFavourite') : t('said.favourite', { name: nameOf(id) }))
    },
    tick: (id: string, requirement: number) => update({ ticks: toggleTick(draft.ticks, id, requirement) }),
    submit(): void {
      if (missing) announce(missing)
      else submission.submit(rankedVerdict(draft, assignment.criteria))
    },
    cannotJudge: submission.submit,
    release: submission.release,
  }
}
