import type { NeuronView } from '../../../src/protocol/metagraph.ts'
import { ScrollRegion } from '../layout/scroll-region.tsx'
import { ColumnHeader } from './column-header.tsx'
import { METAGRAPH_COLUMNS } from './metagraph-columns.tsx'
import classes from './metagraph-table.module.css'
import { useSorted } from './use-sorted.ts'

/** One row per neuron; sortable; scrolls sideways inside its own box on narrow screens. */
export function MetagraphTable({ neurons, block }: { neurons: readonly NeuronView[]; block: number }) {
  const { sorted, sorting, sortBy } = useSorted(neurons, METAGRAPH_COLUMNS, { key: 'uid', descending: false })
  return (
    <ScrollRegion name="Metagraph table" className={classes.scroller}>
      <table className={classes.table}>
        <thead>
          <tr>
            {METAGRAPH_COLUMNS.map((column) => (
              <ColumnHeader key={column.key} column={column} sorting={sorting} onSort={sortBy} />
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((neuron) => (
            <tr key={neuron.uid}>
              {METAGRAPH_COLUMNS.map((column) =>
                column.key === 'neuron' ? (
                  <th key={column.key} scope="row">
                    {column.cell(neuron, block)}
                  </th>
                ) : (
                  <td key={column.key} data-numeric={column.numeric || undefined}>
                    {column.cell(neuron, block)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
