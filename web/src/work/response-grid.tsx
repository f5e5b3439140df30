import type { Assignment } from '../../../src/protocol/work.ts'
import { ResponseCard } from './response-card.tsx'
import classes from './response-grid.module.css'
import type { Judging } from './use-judging.ts'

/** Equal viewports: two columns where there is room, else one. */
export function ResponseGrid({ assignment, judging }: { assignment: Assignment; judging: Judging }) {
  return (
    <div className={classes.grid}>
      {assignment.responses.map((response) => (
        <ResponseCard
          key={response.id}
          response={response}
          criterion={assignment.criterion}
          requirements={assignment.requirements}
          judging={judging}
        />
      ))}
    </div>
  )
}
