import { Button, Center } from '@mantine/core'
import { useState } from 'react'
import type { EpochSummary } from '../../../src/protocol/epochs.ts'
import { formatCount, formatDateTime, formatRao, formatTao } from '../format.ts'
import { ScrollRegion } from '../layout/scroll-region.tsx'
import classes from './metagraph-table.module.css'
import { ShareCell } from './share-cell.tsx'

const AT_ONCE = 20

/** Epochs, newest first; more on demand. */
export function EpochTable({ epochs }: { epochs: readonly EpochSummary[] }) {
  const [shown, setShown] = useState(AT_ONCE)
  return (
    <>
      <ScrollRegion name="Past epochs" className={classes.scroller}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Epoch</th>
              <th scope="col" data-numeric>
                Block
              </th>
              <th scope="col">When</th>
              <th scope="col" data-numeric>
                To miners
              </th>
              <th scope="col" data-numeric>
                To validators
              </th>
              <th scope="col" data-numeric>
                Miners paid
              </th>
              <th scope="col" data-numeric>
                Validators paid
              </th>
              <th scope="col" data-numeric>
                Mean trust
              </th>
            </tr>
          </thead>
          <tbody>
            {epochs
              .slice(-shown)
              .toReversed()
              .map((epoch) => (
                <tr key={epoch.epoch}>
                  <th scope="row">{formatCount(epoch.epoch)}</th>
                  <td data-numeric>{formatCount(epoch.block)}</td>
                  <td>
                    <time dateTime={epoch.at}>{formatDateTime(epoch.at)}</time>
                  </td>
                  <td data-numeric title={formatRao(epoch.minerRao)}>
                    {formatTao(epoch.minerRao)} α
                  </td>
                  <td data-numeric title={formatRao(epoch.validatorRao)}>
                    {formatTao(epoch.validatorRao)} α
                  </td>
                  <td data-numeric>{epoch.miners}</td>
                  <td data-numeric>{epoch.validators}</td>
                  <td data-numeric>{epoch.validatorTrust === null ? '–' : <ShareCell share={epoch.validatorTrust} />}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </ScrollRegion>
      {shown < epochs.length && (
        <Center>
          <Button variant="default" size="xs" onClick={() => setShown(shown + 5 * AT_ONCE)}>
            Show older epochs
          </Button>
        </Center>
      )}
    </>
  )
}
