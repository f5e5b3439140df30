import { SimpleGrid, Stack, Title } from '@mantine/core'
import type { SeedValueView } from '../../../src/protocol/supply.ts'
import classes from '../explore/metagraph-table.module.css'
import { formatCount, formatShare } from '../format.ts'
import { ScrollRegion } from '../layout/scroll-region.tsx'

/** Every value, axis by axis, with the share it should have of the draws and how often it was drawn. */
export function SeedValues({ values }: { values: readonly SeedValueView[] }) {
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
      {[...Map.groupBy(values, ({ axis }) => axis)].map(([axis, own]) => (
        <Stack key={axis} gap="xs" miw={0}>
          <Title order={3} size="h5">
            {axis}
          </Title>
          <AxisTable axis={axis} values={own} />
        </Stack>
      ))}
    </SimpleGrid>
  )
}

function AxisTable({ axis, values }: { axis: string; values: readonly SeedValueView[] }) {
  const weights = values.reduce((sum, { weight }) => sum + weight, 0)
  return (
    <ScrollRegion name={`Values of the axis ${axis}`} className={classes.scroller}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Value</th>
            <th scope="col" data-numeric>
              Weight
            </th>
            <th scope="col" data-numeric>
              Drawn
            </th>
            <th scope="col">Origin</th>
          </tr>
        </thead>
        <tbody>
          {values.map(({ value, words, weight, origin, drawn }) => (
            <tr key={value}>
              <th scope="row" title={words}>
                {value}
              </th>
              <td data-numeric title={`weight ${weight} of ${weights}`}>
                {formatShare(weight / weights)}
              </td>
              <td data-numeric>{formatCount(drawn)}</td>
              <td>{origin === 'organic' ? 'from a request' : 'built-in'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
