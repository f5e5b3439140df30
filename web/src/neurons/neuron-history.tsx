import { useMemo } from 'react'
import type { NeuronEpoch } from '../../../src/protocol/neuron-detail.ts'
import { LineChart } from '../explore/line-chart.tsx'
import { formatAlpha } from '../explore/measures.ts'
import { formatShare } from '../format.ts'
import { EmptyState } from '../layout/empty-state.tsx'
import { Section } from '../layout/section.tsx'

const SHARES = [
  { field: 'incentive', name: 'incentive' },
  { field: 'dividends', name: 'dividends' },
  { field: 'consensus', name: 'consensus' },
  { field: 'validatorTrust', name: 'validator trust' },
] as const

/** How a neuron did in every epoch since it came. What it never had is left out. */
export function NeuronHistory({ history }: { history: readonly NeuronEpoch[] }) {
  const { epochs, shares, emission } = useMemo(() => neuronLines(history), [history])
  return (
    <Section
      title="Over time"
      note="After every epoch since its hotkey came, all mechanisms together. Press a name to hide or show its line."
    >
      {history.length < 2 ? (
        <EmptyState title="The lines start after two epochs" />
      ) : (
        <>
          {shares.length > 0 && <LineChart title="Shares" format={formatShare} epochs={epochs} lines={shares} height={220} />}
          <LineChart title="Emission" format={formatAlpha} epochs={epochs} lines={emission} height={180} />
        </>
      )}
    </Section>
  )
}

function neuronLines(history: readonly NeuronEpoch[]) {
  const lines = SHARES.map(({ field, name }, key) => ({ key, name, style: key, values: history.map((epoch) => epoch[field]) }))
  return {
    epochs: history.map(({ epoch }) => epoch),
    shares: lines.filter(({ values }) => values.some((value) => value > 0)),
    emission: [{ key: 0, name: 'emission', style: 4, values: history.map(({ emissionRao }) => Number(emissionRao) / 1e9) }],
  }
}
