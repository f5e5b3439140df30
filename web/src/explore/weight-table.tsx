import { Button, Center } from '@mantine/core'
import { useState } from 'react'
import type { WeightEnd } from '../../../src/protocol/neuron-detail.ts'
import { formatCount } from '../format.ts'
import { ScrollRegion } from '../layout/scroll-region.tsx'
import classes from './metagraph-table.module.css'
import { NeuronLink } from './neuron-link.tsx'
import { ShareCell } from './share-cell.tsx'

const FIRST = 10

/** Weights with their other end, what consensus left of each, and the bond it made. */
export function WeightTable({ name, ends, other }: { name: string; ends: readonly WeightEnd[]; other: 'From' | 'To' }) {
  const [all, setAll] = useState(false)
  return (
    <>
      <ScrollRegion name={name} className={classes.scroller}>
        <table className={classes.table} style={{ '--largest': ends[0]?.share ?? 1 }}>
          <thead>
            <tr>
              <th scope="col">{other}</th>
              <th scope="col">UID</th>
              <th scope="col" data-numeric>
                Weight
              </th>
              <th scope="col" data-numeric>
                After consensus
              </th>
              <th scope="col" data-numeric>
                Bond
              </th>
              {other === 'From' && (
                <th scope="col" data-numeric>
                  Its stake weight
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {ends.slice(0, all ? ends.length : FIRST).map((end) => (
              <tr key={end.uid}>
                <th scope="row">
                  <NeuronLink uid={end.uid} name={end.name} />
                </th>
                <td>{end.uid}</td>
                <td data-numeric>
                  <ShareCell share={end.share} bar />
                </td>
                <td data-numeric>
                  <ShareCell share={end.counted} />
                </td>
                <td data-numeric>
                  <ShareCell share={end.bond} />
                </td>
                {other === 'From' && (
                  <td data-numeric>
                    <ShareCell share={end.stakeWeight} />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {ends.length > FIRST && (
        <Center>
          <Button variant="default" size="xs" onClick={() => setAll(!all)}>
            {all ? `Show the largest ${FIRST}` : `Show all ${formatCount(ends.length)}`}
          </Button>
        </Center>
      )}
    </>
  )
}
