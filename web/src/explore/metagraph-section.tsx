import { Group, NativeSelect, Skeleton, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { NeuronView } from '../../../src/protocol/metagraph.ts'
import { plural } from '../format.ts'
import { EmptyState } from '../layout/empty-state.tsx'
import { ErrorState } from '../layout/error-state.tsx'
import { Section } from '../layout/section.tsx'
import { queries } from '../queries.ts'
import { NewestBlock } from './blocks-ago.tsx'
import { MechanismSwitch } from './mechanism-switch.tsx'
import { METAGRAPH_COLUMNS } from './metagraph-columns.tsx'
import { MetagraphTable } from './metagraph-table.tsx'
import { selectNeurons } from './select-neurons.ts'
import { useMechid } from './use-mechid.ts'
import { useSelection } from './use-selection.ts'

export function MetagraphSection() {
  const [mechid] = useMechid()
  const metagraph = useQuery(queries.metagraph(mechid))
  const block = useQuery({ ...queries.network(), select: (network) => network.block }).data
  return (
    <Section
      title="Metagraph"
      note="Everyone in the network, as of the last epoch. Point at a column's name for what it means, at a number for what the chain keeps."
      aside={<MechanismSwitch />}
    >
      {metagraph.data ? (
        metagraph.data.neurons.length > 0 ? (
          <NewestBlock value={Math.max(block ?? 0, metagraph.data.block)}>
            <SelectedNeurons neurons={metagraph.data.neurons} />
          </NewestBlock>
        ) : (
          <EmptyState title="Nobody has registered yet" h={420} />
        )
      ) : metagraph.error ? (
        <ErrorState error={metagraph.error} onRetry={() => void metagraph.refetch()} />
      ) : (
        <Skeleton h={620} />
      )}
    </Section>
  )
}

/** The table with what narrows it down. */
function SelectedNeurons({ neurons }: { neurons: readonly NeuronView[] }) {
  const { selection, set, sortBy } = useSelection()
  const { search, role, sort, descending } = selection
  const shown = useMemo(
    () => selectNeurons(neurons, METAGRAPH_COLUMNS, { search, role, sort, descending }),
    [neurons, search, role, sort, descending],
  )
  return (
    <>
      <Group gap="sm">
        <TextInput
          type="search"
          size="xs"
          aria-label="Search the metagraph"
          placeholder="Name, key, address or uid"
          value={search}
          onChange={(event) => set('search', event.currentTarget.value)}
          flex="1 1 12rem"
          maw={320}
        />
        <NativeSelect
          size="xs"
          aria-label="Role"
          value={role}
          onChange={(event) => set('role', event.currentTarget.value)}
          data={[
            { value: '', label: 'All roles' },
            { value: 'validator', label: 'Validators' },
            { value: 'miner', label: 'Miners' },
            { value: 'owner', label: 'Owner' },
          ]}
        />
        <span role="status">
          {shown.length === neurons.length ? plural(neurons.length, 'neuron') : `${shown.length} of ${plural(neurons.length, 'neuron')}`}
        </span>
      </Group>
      {shown.length > 0 ? (
        <MetagraphTable neurons={shown} selection={selection} onSort={sortBy} />
      ) : (
        <EmptyState title="No neuron is like that">Try fewer words, or another role.</EmptyState>
      )}
    </>
  )
}
