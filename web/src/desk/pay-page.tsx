import { SimpleGrid, Stack, Table, Text } from '@mantine/core'
import type { PayOverview } from '../../../src/protocol/pay.ts'
import { formatTao } from '../format.ts'
import { HowComputed } from '../integrity/how-computed.tsx'
import { EmptyState } from '../layout/empty-state.tsx'
import { ScrollRegion } from '../layout/scroll-region.tsx'
import { Section } from '../layout/section.tsx'
import { Stat } from '../layout/stat.tsx'
import { AppealsSection } from './appeals-section.tsx'
import { Loaded } from './loaded.tsx'
import { PayoutsSection } from './payouts-section.tsx'
import { useDeskQuery } from './use-desk.ts'

const PAY_MS = 10_000

/** What the chain has paid, whose it is, and how it gets to them. */
export function PayPage() {
  const pay = useDeskQuery('pay', (api) => api.pay(), PAY_MS)
  return (
    <Loaded query={pay}>
      {(overview) => (
        <Stack gap="lg">
          <Totals overview={overview} />
          <AppealsSection />
          <PayoutsSection payouts={overview.payouts} />
          <Split overview={overview} />
        </Stack>
      )}
    </Loaded>
  )
}

function Totals({ overview: { totals, epoch, creditDelay } }: { overview: PayOverview }) {
  return (
    <Section title="Pay" note={`All amounts in TAO, after epoch ${epoch}.`}>
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }}>
        <Stat label="Emission so far" value={formatTao(totals.emissionRao)} />
        <Stat label="Yours" value={formatTao(totals.operatorRao)} note="operator's share" />
        <Stat label="Owed to workers" value={formatTao(totals.owedRao)} note={`${formatTao(totals.payableRao)} can be paid`} />
        <Stat label="In dispute" value={formatTao(totals.heldRao)} />
        <Stat label="On its way" value={formatTao(totals.sentRao)} />
        <Stat label="Paid" value={formatTao(totals.paidRao)} />
      </SimpleGrid>
      {creditDelay && (
        <Text size="sm" c="dimmed">
          95 of 100 judgments were credited within {Math.ceil(creditDelay.p95Ms / 1000)} s of their score.
        </Text>
      )}
      <HowComputed what="these amounts are" sources={['docs/pay.md', 'src/miner/pay/read-pay-overview.ts']}>
        <Text size="sm">
          A ledger of double entries: what the chain pays for an epoch goes to you by your share, and the rest to the workers by accepted
          work, weighted by its quality, to the last rao. kumite pay events writes all that it follows from.
        </Text>
      </HowComputed>
    </Section>
  )
}

function Split({ overview: { workers, epochs } }: { overview: PayOverview }) {
  return (
    <Section title="Splits" note="Worker by worker, and epoch by epoch.">
      {workers.length === 0 ? (
        <EmptyState title="Nothing was earned yet">
          When judgments are scored, the next epoch's emission is split among those who made them.
        </EmptyState>
      ) : (
        <ScrollRegion name="Balances of workers">
          <Table aria-label="Balances of workers">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Worker</Table.Th>
                <Table.Th ta="end">Earned</Table.Th>
                <Table.Th ta="end">Owed</Table.Th>
                <Table.Th ta="end">In dispute</Table.Th>
                <Table.Th ta="end">Paid</Table.Th>
                <Table.Th>Can be paid to</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {workers.map(({ worker, name, earnedRao, owedRao, heldRao, paidRao, address }) => (
                <Table.Tr key={worker}>
                  <Table.Td>{name}</Table.Td>
                  <Table.Td ta="end">{formatTao(earnedRao)}</Table.Td>
                  <Table.Td ta="end">{formatTao(owedRao)}</Table.Td>
                  <Table.Td ta="end">{formatTao(heldRao)}</Table.Td>
                  <Table.Td ta="end">{formatTao(paidRao)}</Table.Td>
                  <Table.Td>{address ? 'its address' : 'no address yet'}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollRegion>
      )}
      {epochs.length > 0 && (
        <ScrollRegion name="Emission by epoch">
          <Table aria-label="Emission by epoch">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Epoch</Table.Th>
                <Table.Th ta="end">Emission</Table.Th>
                <Table.Th ta="end">Yours</Table.Th>
                <Table.Th ta="end">Workers'</Table.Th>
                <Table.Th ta="end">Workers</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {epochs.map(({ epoch, emissionRao, operatorRao, workersRao, workers }) => (
                <Table.Tr key={epoch}>
                  <Table.Td>{epoch}</Table.Td>
                  <Table.Td ta="end">{formatTao(emissionRao)}</Table.Td>
                  <Table.Td ta="end">{formatTao(operatorRao)}</Table.Td>
                  <Table.Td ta="end">{formatTao(workersRao)}</Table.Td>
                  <Table.Td ta="end">{workers}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollRegion>
      )}
    </Section>
  )
}
