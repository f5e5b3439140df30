import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Verdict } from '../../../src/protocol/judgment.ts'
import { buildJudgment } from './build-judgment.ts'
import { dropDraft } from './draft-store.ts'
import { isUndelivered } from './judgment-refusal.ts'
import { useActiveTime } from './use-active-time.ts'
import type { JudgingParameters } from './use-judging.ts'
import { unsentStore } from './use-unsent.ts'
import { workApi } from './work-api.ts'

/** The ways off the desk: sending a verdict, and giving the task back. The draft stays until it can no longer be changed. */
export function useSubmission({ seat, assignment, onSubmitted, onGone, practice }: JudgingParameters) {
  const client = useQueryClient()
  const [timed, setTimed] = useState(false)
  const readActiveMs = useActiveTime(assignment.id, timed)

  const submission = useMutation({
    mutationFn: async (verdict: Verdict) => {
      if (practice) return practice.send(verdict)
      const signed = buildJudgment({ seat, assignment, verdict, activeMs: readActiveMs() })
      try {
        await workApi.submit(seat, assignment.id, signed)
      } catch (error) {
        if (!isUndelivered(error)) throw error
        unsentStore.keep(signed) // whether it has arrived is unknown: the very same one is sent again, which counts once
      }
    },
    onSuccess: async () => {
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

  return {
    submitting: submission.isPending,
    releasing: release.isPending,
    error: submission.error ?? release.error,
    /** All responses can be seen: from now on the time counts. */
    startTimer: () => setTimed(true),
    submit(verdict: Verdict): void {
      if (!submission.isPending) submission.mutate(verdict)
    },
    release: () => release.mutate(),
  }
}
