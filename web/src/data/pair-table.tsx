import { useState } from 'react'
import type { DatasetPage } from '../../../src/protocol/dataset.ts'
import { PairRow } from './pair-row.tsx'
import classes from './pair-table.module.css'

export type ListedPair = DatasetPage['pairs'][number]

/** One line per pair; one is open at a time. */
export function PairTable({ pairs, dimmed }: { pairs: readonly ListedPair[]; dimmed: boolean }) {
  const [open, setOpen] = useState<string | null>(null)
  return (
    <table className={classes.table} aria-busy={dimmed} style={{ opacity: dimmed ? 0.6 : 1 }}>
      <thead>
        <tr>
          <th scope="col">Prompt</th>
          <th
            scope="col"
            data-numeric
            title="Difference of the consensus scores, in standard deviations within the task; of the scores themselves where answers were checked"
          >
            Margin
          </th>
          <th
            scope="col"
            title="Share of the judges, weighted by reliability, that prefer the chosen response; answers to challenges are checked instead"
          >
            Agreement
          </th>
          <th scope="col" data-numeric title="Agreement of all judges on the whole task, corrected for chance">
            Task agreement
          </th>
          <th scope="col" data-numeric>
            Judgments
          </th>
        </tr>
      </thead>
      <tbody>
        {pairs.map((pair) => (
          <PairRow key={pair.id} pair={pair} open={open === pair.id} onToggle={() => setOpen(open === pair.id ? null : pair.id)} />
        ))}
      </tbody>
    </table>
  )
}
