import { Code, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ShareAudit, StreamAudit } from '../../../src/protocol/integrity-audit.ts'
import tableClasses from '../explore/metagraph-table.module.css'
import { formatShare, formatTao } from '../format.ts'
import { EmptyState } from '../layout/empty-state.tsx'
import { ScrollRegion } from '../layout/scroll-region.tsx'
import { Section } from '../layout/section.tsx'
import { queries } from '../queries.ts'
import { HowComputed } from './how-computed.tsx'
import { MinerName } from './miner-name.tsx'
import { SOURCES } from './sources.ts'

/** What each miner's bonus is, and what the same work would be worth under several names. */
export function ShareSection({ stream }: { stream: StreamAudit }) {
  const price = useQuery({ ...queries.hyperparameters(), select: ({ registrationPriceRao }) => registrationPriceRao }).data
  const paid = useQuery({ ...queries.epochs(), select: ({ epochs }) => epochs.at(-1)?.minerRao }).data
  return (
    <Section
      title="One name or many"
      note={`What each miner has proven in ${stream.window} epochs, its bonus for proving it under one name, and what would be left of its share if several names had done equal parts of the same work.`}
    >
      {stream.shares.length === 0 ? (
        <EmptyState title="Nothing has been scored in the window">Scores come with the first tasks that are judged.</EmptyState>
      ) : (
        <ShareTable stream={stream} />
      )}
      {price !== undefined && (
        <Text size="sm">
          Beside that each further name burns {formatTao(price)} τ to register now, and each registration makes the next one 26 % dearer;
          the price halves within 360 blocks without any.{' '}
          {paid !== undefined && `All miners together got ${formatTao(paid)} α in the last epoch.`}
        </Text>
      )}
      <HowComputed what="shares are" sources={SOURCES.shares}>
        <Text size="sm">
          Proven = sum of scores − what luck could make of it, which grows with the root of the number of tasks; 0 at least. The bonus is a
          part of what is proven that rises with it, up to a bound; where every miner is asked alike there is none. Share = (proven + bonus)
          / the same of all miners. In n names: the same rule is run once more on this very ledger, with n names in the miner’s place that
          have an nth of its sum and of its tasks each.
        </Text>
        <Text size="sm">
          This leaves out what else splitting costs (registration, and that every name begins as a newcomer) and what it could save: one
          look whose answers are handed in under several names. Whether all of it together pays is simulated, not counted here:{' '}
          <Code>kumite simulate --scenario sybil-grid</Code>.
        </Text>
      </HowComputed>
    </Section>
  )
}

function ShareTable({ stream: { name, shares } }: { stream: StreamAudit }) {
  const splits = shares[0]?.splits.map(({ names }) => names) ?? []
  return (
    <ScrollRegion name={`Shares of miners whole and split, as ${name} has them`} className={tableClasses.scroller}>
      <table className={tableClasses.table}>
        <thead>
          <tr>
            <th scope="col">Miner</th>
            {['Tasks', 'Scores', 'Proven', 'Bonus', 'Share'].map((label) => (
              <th scope="col" key={label} data-numeric>
                {label}
              </th>
            ))}
            {splits.map((names) => (
              <th scope="col" key={names} data-numeric>
                Left in {names} names
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shares.map((one) => (
            <ShareRow key={one.miner.hotkey} share={one} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function ShareRow({ share: { miner, tasks, score, proven, bonus, share, splits } }: { share: ShareAudit }) {
  return (
    <tr>
      <th scope="row">
        <MinerName miner={miner} />
      </th>
      {[tasks.toFixed(1), score.toFixed(2), proven.toFixed(2), bonus.toFixed(2), formatShare(share)].map((text, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns never change their places
        <td key={n} data-numeric>
          {text}
        </td>
      ))}
      {splits.map(({ names, share: left }) => (
        <td key={names} data-numeric>
          {share === 0 ? <span className={tableClasses.faint}>–</span> : formatShare(left / share)}
        </td>
      ))}
    </tr>
  )
}
