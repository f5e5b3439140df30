import type { Assignment } from '../../../src/protocol/work.ts'
import { PaneSlot } from './pane-slot.tsx'
import { ResponseCard } from './response-card.tsx'
import classes from './response-grid.module.css'
import type { Judging } from './use-judging.ts'
import type { PaneLayout } from './use-pane-layout.ts'

/** Equal viewports: two columns where there is room, else one; or one response at a time, beside a pinned one if there is one. */
export function ResponseGrid({
  assignment,
  judging,
  layout,
  onSeen,
}: {
  assignment: Assignment
  judging: Judging
  layout: PaneLayout
  onSeen: (id: string) => void
}) {
  return (
    <div className={classes.grid} data-layout={layout.pinned ? 'pinned' : layout.view}>
      {assignment.responses.map((response) => (
        <PaneSlot
          key={response.id}
          shown={layout.isShown(response.id)}
          pinned={response.id === layout.pinned}
          onSeen={() => onSeen(response.id)}
        >
          <ResponseCard response={response} assignment={assignment} judging={judging} />
        </PaneSlot>
      ))}
    </div>
  )
}
