import { SimpleGrid, Text } from '@mantine/core'
import type { Integrity, IntegrityStream } from '../../../src/protocol/integrity.ts'
import tableClasses from '../explore/metagraph-table.module.css'
import { formatCount, formatScore, formatShare, plural, shortAddress } from '../format.ts'
import { EmptyState } from '../layout/empty-state.tsx'
import { Mark } from '../layout/mark.tsx'
import { ScrollRegion } from '../layout/scroll-region.tsx'
import { Section } from '../layout/section.tsx'
import { Stat } from '../layout/stat.tsx'
import { HowComputed } from './how-computed.tsx'
import { MinerName } from './miner-name.tsx'
import { SOURCES } from './sources.ts'

/** How workers do where the order is known, against where it is not: whoever is only good at the first may have been told. */
export function GoldSection({ stream, rules }: { stream: IntegrityStream; rules: Integrity['rules'] }) {
  const { tasks, others, workers } = stream.gold
  const leaking = workers.filter((worker) => worker.leaking).length
  return (
    <Section title="Tasks of known order" note="Gold: nobody who judges can tell it from others. Counted over the scores of the window.">
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <Stat label="Of known order" value={formatCount(tasks)} note={`of ${plural(tasks + others, 'task')} that could be compared`} />
        <Stat
          label="Wanted among imported tasks"
          value={`${formatShare(rules.trustedGold)} to ${formatShare(rules.newcomerGold)}`}
          note="least for proven miners, most for new ones"
        />
        <Stat label="Possible leaks" value={formatCount(leaking)} note="workers; shown only, changes no weight" />
      </SimpleGrid>
      {workers.length === 0 ? <EmptyState title="No task of known order has been scored in the window" /> : <GoldTable stream={stream} />}
      <HowComputed what="leaks are" sources={SOURCES.gold}>
        <Text size="sm">
          Both columns of scores are means of Spearman’s rank correlation: with the known order on gold, with the other judges elsewhere.
          Further on gold = (own gold − own elsewhere) − the mean of that difference over the other workers. A leak is possible where the
          whole 99.9 % interval is above 0. With fewer than ten tasks of either kind nothing is said, and so nothing ever in a network where
          every task is gold.
        </Text>
      </HowComputed>
    </Section>
  )
}

function GoldTable({ stream: { name, gold } }: { stream: IntegrityStream }) {
  return (
    <ScrollRegion name={`Workers on tasks of known order, as ${name} sees them`} className={tableClasses.scroller}>
      <table className={tableClasses.table}>
        <thead>
          <tr>
            <th scope="col">Miner</th>
            <th scope="col">Worker</th>
            <th scope="col" data-numeric>
              On gold
            </th>
            <th scope="col" data-numeric>
              Elsewhere
            </th>
            <th scope="col">Further on gold than others</th>
            <th scope="col">Leak</th>
          </tr>
        </thead>
        <tbody>
          {gold.workers.map(({ miner, worker, goldTasks, goldScore, otherTasks, otherScore, excess, interval, leaking, words }) => (
            <tr key={worker}>
              <th scope="row">
                <MinerName miner={miner} />
              </th>
              <td className={tableClasses.address} title={worker}>
                {shortAddress(worker)}
              </td>
              <ScoreCell score={goldScore} tasks={goldTasks} />
              <ScoreCell score={otherScore} tasks={otherTasks} />
              <td>
                {excess === null || interval === null ? (
                  <span className={tableClasses.faint}>too few to compare</span>
                ) : (
                  <>
                    {formatScore(excess)}{' '}
                    <span className={tableClasses.faint}>
                      {formatScore(interval[0])} to {formatScore(interval[1])}
                    </span>
                  </>
                )}
              </td>
              <td title={words}>{excess === null ? <span className={tableClasses.faint}>–</span> : <Leak leaking={leaking} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function ScoreCell({ score, tasks }: { score: number | null; tasks: number }) {
  return (
    <td data-numeric>
      {score === null ? '–' : formatScore(score)} <span className={tableClasses.faint}>in {formatCount(tasks)}</span>
    </td>
  )
}

function Leak({ leaking }: { leaking: boolean }) {
  return <Mark good={!leaking}>{leaking ? 'possible' : 'none seen'}</Mark>
}
