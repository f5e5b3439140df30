import type { PromptingCoverage } from '../../../src/protocol/prompting.ts'
import tableClasses from '../explore/metagraph-table.module.css'
import { formatCount, formatShare } from '../format.ts'
import { ScrollRegion } from '../layout/scroll-region.tsx'
import classes from './coverage-table.module.css'

/** Challenges by type of task and one thing about who asks: the stronger the colour, the more. */
export function CoverageTable({
  name,
  types,
  axis: { values, counts, wanted },
  difficulty,
}: Pick<PromptingCoverage, 'name' | 'types' | 'difficulty'> & { axis: PromptingCoverage['axes'][number] }) {
  const all = counts.flat().reduce((sum, count) => sum + count, 0)
  const most = Math.max(1, ...counts.flat())
  const stateOf = new Map(difficulty.map((state) => [state.type, state]))
  return (
    <ScrollRegion name={`What ${name} has asked, as a table`} className={tableClasses.scroller}>
      <table className={tableClasses.table}>
        <thead>
          <tr>
            <th scope="col">Type of task</th>
            {values.map((value) => (
              <th scope="col" key={value} data-numeric>
                {value}
              </th>
            ))}
            <th scope="col" data-numeric>
              Hardness
            </th>
            <th scope="col" data-numeric>
              Passed lately
            </th>
          </tr>
        </thead>
        <tbody>
          {types.map((type, row) => (
            <tr key={type}>
              <th scope="row">{type}</th>
              {counts[row]!.map((count, column) => (
                <td key={values[column]} data-numeric className={classes.cell} style={{ '--strength': count / most }}>
                  {count === 0 ? <span className={tableClasses.faint}>0</span> : formatCount(count)}
                </td>
              ))}
              <td data-numeric>{stateOf.get(type)?.hardness.toFixed(2) ?? <span className={tableClasses.faint}>none yet</span>}</td>
              <td data-numeric>{passedWords(stateOf.get(type))}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Share, and wanted</th>
            {values.map((value, column) => (
              <td key={value} data-numeric>
                {all === 0 ? '–' : formatShare(counts.reduce((sum, row) => sum + row[column]!, 0) / all)}
                <span className={classes.wanted}>{formatShare(wanted[column]!)}</span>
              </td>
            ))}
            <td colSpan={2} />
          </tr>
        </tfoot>
      </table>
    </ScrollRegion>
  )
}

function passedWords(state: PromptingCoverage['difficulty'][number] | undefined): string {
  return state ? `${formatShare(state.passed)}, n ${state.items}` : '–'
}
