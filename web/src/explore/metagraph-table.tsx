import { memo, useRef } from 'react'
import type { NeuronView } from '../../../src/protocol/metagraph.ts'
import { ScrollRegion } from '../layout/scroll-region.tsx'
import { ColumnHeader } from './column-header.tsx'
import { METAGRAPH_COLUMNS } from './metagraph-columns.tsx'
import classes from './metagraph-table.module.css'
import type { NeuronSelection } from './select-neurons.ts'
import { useRowWindow } from './use-row-window.ts'

/** Every row is as high as this, in CSS pixels: see `.neuron` in the style sheet. */
const ROW_HEIGHT = 50

/** One row per neuron; scrolls inside its own box, both ways. Of hundreds of rows only those in sight are drawn. */
export function MetagraphTable({
  neurons,
  selection,
  onSort,
}: {
  neurons: readonly NeuronView[]
  selection: NeuronSelection
  onSort: (key: string, descendingFirst: boolean) => void
}) {
  const scroller = useRef<HTMLElement>(null)
  const largest = Math.max(1e-6, ...neurons.map(({ incentive }) => incentive))
  const [first, after] = useRowWindow(scroller, neurons.length, ROW_HEIGHT)
  return (
    <ScrollRegion name="Metagraph table" className={classes.scroller} ref={scroller}>
      <table className={`${classes.table} ${classes.fixed}`} aria-rowcount={neurons.length + 1} style={{ '--largest': largest }}>
        <colgroup>
          {METAGRAPH_COLUMNS.map(({ key, width }) => (
            <col key={key} style={{ width: `${width}rem` }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {METAGRAPH_COLUMNS.map((column) => (
              <ColumnHeader key={column.key} column={column} sorting={selection} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer rows={first} />
          {neurons.slice(first, after).map((neuron, index) => (
            <MetagraphRow key={neuron.uid} neuron={neuron} rowIndex={first + index + 2} />
          ))}
          <Spacer rows={neurons.length - after} />
        </tbody>
      </table>
    </ScrollRegion>
  )
}

/** Drawn again only when its neuron changed or moved. */
const MetagraphRow = memo(function MetagraphRow({ neuron, rowIndex }: { neuron: NeuronView; rowIndex: number }) {
  return (
    <tr className={classes.neuron} aria-rowindex={rowIndex}>
      {METAGRAPH_COLUMNS.map(({ key, numeric, cell }) =>
        key === 'neuron' ? (
          <th key={key} scope="row">
            {cell(neuron)}
          </th>
        ) : (
          <td key={key} data-numeric={numeric || undefined}>
            {cell(neuron)}
          </td>
        ),
      )}
    </tr>
  )
})

/** Takes the room of rows that are out of sight. */
function Spacer({ rows }: { rows: number }) {
  return rows > 0 ? <tr aria-hidden style={{ height: rows * ROW_HEIGHT }} /> : null
}
