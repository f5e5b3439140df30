import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import type { SignedJudgment, Verdict } from '../../../src/protocol/judgment.ts'
import type { Assignment } from '../../../src/protocol/work.ts'
import { ApiError } from '../api-error.ts'
import { labelsOf } from '../response-labels.ts'
import { buildJudgment, rankedVerdict } from './build-judgment.ts'
import { dropDraft, useDraft } from './draft-store.ts'
import { missingWords, toggleTick } from './judgment-draft.ts'
import { useActiveTime } from './use-active-time.ts'
import { type Seat, workApi } from './work-api.ts'

export type Judging = ReturnType<typeof useJudging>

/** Who judges what, and what to do when it is sent or gone. */
export interface JudgingParameters {
  readonly seat: Seat
  readonly assignment: Assignment
  readonly onSubmitted: () => void
  readonly onGone: () => void
}

/** The state of one judgment in the making, and everything that can be done to it. */
export function useJudging({ seat, assignment, onSubmitted, onGone }: JudgingParameters) {
  const client = useQueryClient()
  const [draft, update] = useDraft(assignment.id)
  const [selected, setSelected] = useState<string | null>(null)
  const [announcement, announce] = useState('')
  const labels = useMemo(() => labelsOf(assignment.responses.map((response) => response.id)), [assignment])
  const readActiveMs = useActiveTime(assignment.id)
  const unanswered = useRef<SignedJudgment | null>(null)

  const submission = useMutation({
    mutationFn: async (verdict: Verdict) => {
      // Whether a judgment that got no answer has arrived is unknown: the very same one is sent again, which counts once.
      const same = unanswered.current && JSON.stringify(unanswered.current.judgment.verdict) === JSON.stringify(verdict)
      const signed = same ? unanswered.current! : buildJudgment({ seat, assignment, verdict, activeMs: readActiveMs() })
      unanswered.current = signed
      await workApi.submit(seat, assignment.id, signed)
    },
    onError: (error) => {
      if (error instanceof ApiError && error.status >= 400 && error.status < 500) unanswered.current = null
    },
    onSuccess: async () => {
      dropDraft(assignment.id)
      onSubmitted()
      await client.invalidateQueries({ queryKey: ['work-history'] })
    },
  })
  const release = useMutation({
    mutationFn: () => workApi.release(seat, assignment.id),
    onSuccess: () => {
      dropDraft(assignment.id)
      onGone()
    },
  })

  function nameOf(id: string): string {
    return `Response ${labels.get(id)}`
  }

  /** `null` takes the response out of the order again. */
  function place(id: string, place: number | null): void {
    const { [id]: _before, ...others } = draft.places
    update({ places: place === null ? others : { ...others, [id]: place } })
    setSelected(id)
    const tied = Object.keys(others).filter((other) => others[other] === place)
    const tie = tied.length > 0 ? `, tied with ${tied.map((other) => labels.get(other)).join(' and ')}` : ''
    announce(place === null ? `${nameOf(id)} has no place` : `${nameOf(id)}: place ${place}${tie}`)
  }

  const missing = missingWords(draft, labels)
  return {
    draft,
    update,
    labels,
    selected,
    announcement,
    announce,
    missing,
    submitting: submission.isPending,
    releasing: release.isPending,
    error: submission.error ?? release.error,
    select(id: string): void {
      setSelected(id)
      announce(`${nameOf(id)} selected`)
    },
    grade(id: string, grade: number): void {
      update({ grades: { ...draft.grades, [id]: grade } })
      setSelected(id)
      announce(`${nameOf(id)}: grade ${grade}`)
    },
    place,
    /** Puts a response on the place of the one that was placed last before it. */
    tie(id: string): void {
      const last = Object.keys(draft.places).findLast((other) => other !== id) // in the order of placing
      if (last === undefined) announce('Nothing placed yet that it could be tied with')
      else place(id, draft.places[last]!)
    },
    /** `null`: none more than the others; `undefined` takes it back. */
    prefer(id: string | null | undefined): void {
      update({ preferred: id })
      if (id === undefined) announce('Favourite not said')
      else announce(id === null ? 'No favourite' : `${nameOf(id)} is your favourite`)
    },
    tick: (id: string, requirement: number) => update({ ticks: toggleTick(draft.ticks, id, requirement) }),
    submit(): void {
      if (missing) announce(missing)
      else if (!submission.isPending) submission.mutate(rankedVerdict(draft))
    },
    cannotJudge(verdict: Verdict): void {
      submission.mutate(verdict)
    },
    release: () => release.mutate(),
  }
}
