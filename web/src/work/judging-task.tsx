import { Alert, Stack, Textarea, VisuallyHidden } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TaskCriteria } from '../criteria/task-criteria.tsx'
import { PanesContext } from '../frames/panes-context.ts'
import { ErrorBoundary } from '../layout/error-boundary.tsx'
import { ErrorState } from '../layout/error-state.tsx'
import { Section } from '../layout/section.tsx'
import { CannotJudgeDialog } from './cannot-judge-dialog.tsx'
import { FavouriteChoice } from './favourite-choice.tsx'
import { InstructionPanel } from './instruction-panel.tsx'
import { JudgingGuide } from './judging-guide.tsx'
import { contradictions } from './judgment-draft.ts'
import { KeyDialog } from './key-dialog.tsx'
import { rememberLabels } from './label-memory.ts'
import { LeaseOver } from './lease-over.tsx'
import { PaneBar } from './pane-bar.tsx'
import { focusResponse, responseElementId } from './response-element.ts'
import { ResponseGrid } from './response-grid.tsx'
import { SubmitBar } from './submit-bar.tsx'
import { isTaskGone } from './task-gone.ts'
import { useGuide } from './use-guide.ts'
import { type JudgingParameters, useJudging } from './use-judging.ts'
import { type PageAction, useJudgmentKeys } from './use-judgment-keys.ts'
import { useKeyBindings } from './use-key-bindings.ts'
import { usePaneLayout } from './use-pane-layout.ts'
import { usePanes } from './use-panes.ts'

const OrderStrip = lazy(() => import('./order-strip.tsx'))
const REASON_ID = 'reason'
const ORDER_ID = 'order'

/** One task at the desk: read, look, grade, place, send. */
export function JudgingTask(parameters: JudgingParameters) {
  const { assignment, onGone, practice } = parameters
  const { t } = useTranslation('work')
  const judging = useJudging(parameters)
  const { draft, labels } = judging
  const [dialog, setDialog] = useState<'cannot-judge' | 'keys' | null>(null)
  const [over, setOver] = useState(false)
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set())
  const guide = useGuide()
  const keys = useKeyBindings()
  const layout = usePaneLayout([...labels.keys()], judging.selected)
  const panes = usePanes(layout, assignment.responses.length)
  const asked = useJudgmentKeys({ judging, assignment, bindings: keys.bindings, enabled: dialog === null && !over, act })
  useEffect(() => rememberLabels(assignment.id, [...labels.keys()]), [assignment.id, labels])
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when all responses can be seen
  useEffect(() => {
    if (panes.revealed) judging.startTimer()
  }, [panes.revealed])

  /** What keys do beside judging. */
  function act(action: PageAction): void {
    const at = judging.selected ?? layout.current
    const neighbour = layout.neighbour(action === 'before' ? -1 : 1)
    if (action === 'cannotJudge') setDialog('cannot-judge')
    else if (action === 'keys') setDialog('keys')
    else if (action === 'guide') toggleGuide()
    else if (action === 'reason') document.getElementById(REASON_ID)?.focus()
    else if (action === 'device') {
      layout.nextDevice()
    } else if (action === 'syncScroll') {
      layout.setSyncing(!layout.syncing)
      judging.announce(t(layout.syncing ? 'said.scrollAlone' : 'said.scrollTogether'))
    } else if (action === 'before' || action === 'after') {
      if (neighbour === undefined) return
      judging.select(neighbour)
      focusResponse(neighbour)
    } else if (at !== undefined) {
      if (action === 'pin') {
        const pin = layout.pinned ?? at
        layout.togglePin(pin)
        judging.announce(t(layout.pinned ? 'said.unpinned' : 'said.pinned', { name: judging.nameOf(pin) }))
      } else document.querySelector<HTMLElement>(`#${CSS.escape(responseElementId(at))} [data-full-screen]`)?.click()
    }
  }

  function toggleGuide(): void {
    guide.toggle()
    if (!guide.shown) window.scrollTo({ top: 0 })
  }

  if (over) return <LeaseOver onNext={onGone} />
  const clashes = contradictions(draft)
  return (
    <PanesContext value={panes}>
      <Stack gap="md">
        {guide.shown && <JudgingGuide criterion={assignment.criterion} onClose={guide.toggle} />}
        <InstructionPanel
          assignment={assignment}
          lease={practice ? undefined : { releasing: judging.releasing, onRelease: judging.release, onOver: () => setOver(true) }}
        />
        <PaneBar
          judging={judging}
          layout={layout}
          seen={seen}
          live={assignment.responses.some(({ frameUrl }) => frameUrl !== null)}
          revealed={panes.revealed}
        />
        <a className="skip-link" href={`#${ORDER_ID}`}>
          {t('order.skip')}
        </a>
        <ResponseGrid
          assignment={assignment}
          judging={judging}
          layout={layout}
          onSeen={(id) => setSeen((before) => new Set([...before, id]))}
        />
        <div id={ORDER_ID} tabIndex={-1}>
          <Section title={t('order.title')} note={t('order.note')}>
            <ErrorBoundary>
              <Suspense fallback={<div style={{ height: 150 }} />}>
                <OrderStrip judging={judging} />
              </Suspense>
            </ErrorBoundary>
            {clashes.length > 0 && (
              <Alert variant="light" color="yellow" icon={<IconInfoCircle size={18} />} p="xs">
                {clashes.map(([byGrade, byPlace]) => (
                  <div key={`${byGrade} ${byPlace}`}>
                    {t('order.clash', { byGrade: labels.get(byGrade) ?? '?', byPlace: labels.get(byPlace) ?? '?' })}
                  </div>
                ))}
              </Alert>
            )}
            <Textarea
              id={REASON_ID}
              label={t('reason.label')}
              description={t('reason.description')}
              value={draft.reason}
              onChange={(event) => judging.update({ reason: event.currentTarget.value }, 'reason')}
              maxLength={2000}
              autosize
              minRows={1}
              maxRows={6}
              dir="auto"
            />
          </Section>
        </div>
        <TaskCriteria assignment={assignment} judging={judging} />
        <FavouriteChoice judging={judging} />
        {judging.error && (
          <ErrorState
            title={t('submitBar.refused')}
            error={judging.error}
            onRetry={isTaskGone(judging.error) ? onGone : undefined}
            retryWords={t('over.next')}
          />
        )}
        <SubmitBar
          judging={judging}
          asked={asked}
          onCannotJudge={() => setDialog('cannot-judge')}
          onKeys={() => setDialog('keys')}
          onGuide={toggleGuide}
        />
        <VisuallyHidden role="status">{judging.announcement}</VisuallyHidden>
        <CannotJudgeDialog opened={dialog === 'cannot-judge'} onClose={() => setDialog(null)} onConfirm={judging.cannotJudge} />
        <KeyDialog opened={dialog === 'keys'} onClose={() => setDialog(null)} keys={keys} />
      </Stack>
    </PanesContext>
  )
}
