import { Alert, Stack, Textarea, VisuallyHidden } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { ErrorBoundary } from '../layout/error-boundary.tsx'
import { ErrorState } from '../layout/error-state.tsx'
import { Section } from '../layout/section.tsx'
import { CannotJudgeDialog } from './cannot-judge-dialog.tsx'
import { CheatSheet } from './cheat-sheet.tsx'
import { FavouriteChoice } from './favourite-choice.tsx'
import { InstructionPanel } from './instruction-panel.tsx'
import { JudgingGuide } from './judging-guide.tsx'
import { contradictions } from './judgment-draft.ts'
import { JumpStrip } from './jump-strip.tsx'
import { rememberLabels } from './label-memory.ts'
import { LeaseOver } from './lease-over.tsx'
import { ResponseGrid } from './response-grid.tsx'
import { SubmitBar } from './submit-bar.tsx'
import { useGuide } from './use-guide.ts'
import { type JudgingParameters, useJudging } from './use-judging.ts'
import { useJudgmentKeys } from './use-judgment-keys.ts'

const OrderStrip = lazy(() => import('./order-strip.tsx'))

/** One task at the desk: read, look, grade, place, send. */
export function JudgingTask(parameters: JudgingParameters) {
  const { assignment, onGone } = parameters
  const judging = useJudging(parameters)
  const { draft, labels } = judging
  const [dialog, setDialog] = useState<'cannot-judge' | 'keys' | null>(null)
  const [over, setOver] = useState(false)
  const guide = useGuide()
  useJudgmentKeys({
    judging,
    criterion: assignment.criterion,
    enabled: dialog === null && !over,
    openDialog: setDialog,
    toggleGuide: guide.toggle,
  })
  useEffect(() => rememberLabels(assignment.id, [...labels.keys()]), [assignment.id, labels])

  if (over) return <LeaseOver onNext={onGone} />
  const clashes = contradictions(draft)
  return (
    <Stack gap="md">
      {guide.shown && <JudgingGuide criterion={assignment.criterion} onClose={guide.toggle} />}
      <InstructionPanel assignment={assignment} onRelease={judging.release} releasing={judging.releasing} onOver={() => setOver(true)} />
      <JumpStrip judging={judging} />
      <ResponseGrid assignment={assignment} judging={judging} />
      <Section
        title="Your order"
        note="By how well each does what was asked. Drag the letters, or use the places under each response. Letters in one place are tied."
      >
        <ErrorBoundary>
          <Suspense fallback={<div style={{ height: 150 }} />}>
            <OrderStrip judging={judging} />
          </Suspense>
        </ErrorBoundary>
        {clashes.length > 0 && (
          <Alert variant="light" color="yellow" icon={<IconInfoCircle size={18} />} p="xs">
            {clashes.map(([byGrade, byPlace]) => (
              <div key={`${byGrade} ${byPlace}`}>
                You graded {labels.get(byGrade)} above {labels.get(byPlace)}, but placed {labels.get(byPlace)} first. If you mean it, leave
                it.
              </div>
            ))}
          </Alert>
        )}
        <Textarea
          label="Why? (optional)"
          description="A sentence on what decided it"
          value={draft.reason}
          onChange={(event) => judging.update({ reason: event.currentTarget.value })}
          maxLength={2000}
          autosize
          minRows={1}
          maxRows={6}
        />
      </Section>
      <FavouriteChoice judging={judging} />
      {judging.error && <ErrorState title="That was not accepted" error={judging.error} />}
      <SubmitBar
        judging={judging}
        onCannotJudge={() => setDialog('cannot-judge')}
        onKeys={() => setDialog('keys')}
        onGuide={() => {
          guide.toggle()
          if (!guide.shown) window.scrollTo({ top: 0 })
        }}
      />
      <VisuallyHidden role="status">{judging.announcement}</VisuallyHidden>
      <CannotJudgeDialog opened={dialog === 'cannot-judge'} onClose={() => setDialog(null)} onConfirm={judging.cannotJudge} />
      <CheatSheet opened={dialog === 'keys'} onClose={() => setDialog(null)} />
    </Stack>
  )
}
