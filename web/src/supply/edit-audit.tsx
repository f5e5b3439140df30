import type { EditErrorRate, EditFamilyAudit } from '../../../src/protocol/supply.ts'
import classes from '../explore/metagraph-table.module.css'
import { formatCount, formatShare } from '../format.ts'
import { Mark } from '../layout/mark.tsx'
import { ScrollRegion } from '../layout/scroll-region.tsx'

/** How often the edits of each family failed to make a response worse. */
export function EditAudit({ families }: { families: readonly EditFamilyAudit[] }) {
  return (
    <ScrollRegion name="Families of edits and how often they fail" className={classes.scroller}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Family</th>
            <th scope="col">When made</th>
            <th scope="col">By people</th>
            <th scope="col">Use</th>
          </tr>
        </thead>
        <tbody>
          {families.map(({ family, verified, people, quarantined }) => (
            <tr key={family}>
              <th scope="row">{family}</th>
              <td>
                <Rate rate={verified} />
              </td>
              <td>
                <Rate rate={people} />
              </td>
              <td>
                <Mark good={!quarantined}>{quarantined ? 'out of use' : 'in use'}</Mark>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function Rate({ rate: { pairs, wrong, interval } }: { rate: EditErrorRate }) {
  if (!interval) return <span className={classes.faint}>none judged yet</span>
  return (
    <>
      {formatShare(wrong / pairs)}{' '}
      <span className={classes.faint}>
        {formatCount(wrong)} of {formatCount(pairs)}, {formatShare(interval[0])} to {formatShare(interval[1])}
      </span>
    </>
  )
}
