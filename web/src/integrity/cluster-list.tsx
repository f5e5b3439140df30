import { Group, Text } from '@mantine/core'
import type { Integrity } from '../../../src/protocol/integrity.ts'
import { formatCount, plural } from '../format.ts'
import { ClusterPicture } from './cluster-picture.tsx'
import classes from './flags.module.css'
import { formatOdds } from './format-odds.ts'
import { MinerName } from './miner-name.tsx'

/** The miners who count as one voice, cluster by cluster, with the pairs that make it one. */
export function ClusterList({ integrity: { clusters, flags, streams } }: { integrity: Integrity }) {
  return (
    <ul className={classes.list} aria-label="Clusters">
      {clusters.map(({ validator, mechid, miners, flags: ids }) => {
        const pairs = flags.filter(({ id }) => ids.includes(id))
        const stream = streams.find((one) => one.validator === validator && one.mechid === mechid)
        return (
          <li key={ids.join()} className={classes.cluster}>
            <ClusterPicture miners={miners} flags={pairs} />
            <div>
              <Group gap="xs" fz="sm">
                {miners.map((miner) => (
                  <MinerName key={miner.hotkey} miner={miner} />
                ))}
              </Group>
              <Text size="xs" c="dimmed">
                {plural(miners.length, 'miner')} as one voice, says {stream ? `${stream.name} in ${stream.mechanism}` : 'a validator'}:{' '}
                {plural(pairs.length, 'flagged pair')}, odds{' '}
                {rangeOf(
                  pairs.map(({ evidence }) => evidence.odds),
                  formatOdds,
                )}{' '}
                to 1 over{' '}
                {rangeOf(
                  pairs.map(({ evidence }) => evidence.answers.shared),
                  formatCount,
                )}{' '}
                shared tasks
              </Text>
            </div>
          </li>
        )
      })}
    </ul>
  )
}

/** "5", or "3 to 5". */
function rangeOf(values: readonly number[], format: (value: number) => string): string {
  const [least, most] = [format(Math.min(...values)), format(Math.max(...values))]
  return least === most ? least : `${least} to ${most}`
}
