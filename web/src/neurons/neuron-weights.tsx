import type { NeuronDetail } from '../../../src/protocol/neuron-detail.ts'
import { WeightTable } from '../explore/weight-table.tsx'
import { EmptyState } from '../layout/empty-state.tsx'
import { Section } from '../layout/section.tsx'

/** Who gave this neuron which weight, and what it gave to others. */
export function NeuronWeights({ detail: { neuron, received, given } }: { detail: NeuronDetail }) {
  return (
    <>
      {(received.length > 0 || given.length === 0) && (
        <Section
          title="Weights it got"
          note="From each validator, largest first; what consensus left of it; and the validator's bond with it, which dividends come from."
        >
          {received.length === 0 ? (
            <EmptyState title="Nobody gave it a weight">Validators weigh miners; who has no score yet gets none.</EmptyState>
          ) : (
            <WeightTable name={`Weights that ${neuron.name} got`} ends={received} other="From" />
          )}
        </Section>
      )}
      {given.length > 0 && (
        <Section
          title="Weights it gave"
          note="To each neuron, largest first; what consensus left of it; and its bond with it, which its dividends come from."
        >
          <WeightTable name={`Weights that ${neuron.name} gave`} ends={given} other="To" />
        </Section>
      )}
    </>
  )
}
