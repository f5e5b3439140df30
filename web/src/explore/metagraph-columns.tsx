import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { NeuronView } from '../../../src/protocol/metagraph.ts'
import { formatCount, formatTao } from '../format.ts'
import type { GLOSSARY } from '../glossary.ts'
import { NeuronName } from './neuron-name.tsx'
import { RoleCell } from './role-cell.tsx'
import { ShareCell } from './share-cell.tsx'

export interface MetagraphColumn {
  readonly key: keyof typeof GLOSSARY
  readonly label: string
  readonly numeric: boolean
  /** What the column is sorted by. */
  readonly value: (neuron: NeuronView) => number | string
  readonly cell: (neuron: NeuronView, block: number) => ReactNode
}

function shareColumn(key: 'stake' | 'trust' | 'consensus' | 'dividends', label: string): MetagraphColumn {
  return { key, label, numeric: true, value: (neuron) => neuron[key], cell: (neuron) => <ShareCell share={neuron[key]} /> }
}

/** The metagraph's columns from left to right; the first two stay in sight when the table is scrolled sideways. */
export const METAGRAPH_COLUMNS: readonly MetagraphColumn[] = [
  { key: 'uid', label: 'UID', numeric: false, value: (neuron) => neuron.uid, cell: (neuron) => neuron.uid },
  { key: 'neuron', label: 'Neuron', numeric: false, value: (neuron) => neuron.name, cell: (neuron) => <NeuronName neuron={neuron} /> },
  {
    key: 'role',
    label: 'Role',
    numeric: false,
    value: (neuron) => `${neuron.role} ${neuron.behaviour ?? ''}`,
    cell: (neuron) => <RoleCell neuron={neuron} />,
  },
  shareColumn('stake', 'Stake'),
  shareColumn('trust', 'Trust'),
  shareColumn('consensus', 'Consensus'),
  {
    key: 'incentive',
    label: 'Incentive',
    numeric: true,
    value: (neuron) => neuron.incentive,
    cell: (neuron) => <ShareCell share={neuron.incentive} bar />,
  },
  shareColumn('dividends', 'Dividends'),
  {
    key: 'emission',
    label: 'Emission',
    numeric: true,
    value: (neuron) => neuron.emission,
    cell: (neuron) => <ShareCell share={neuron.emission} title={`${formatTao(neuron.emissionRao)} τ for the last epoch`} />,
  },
  {
    key: 'lastUpdate',
    label: 'Updated',
    numeric: true,
    value: (neuron) => -neuron.lastUpdate,
    cell: (neuron, block) => (
      <Text size="sm" c="dimmed" component="span">
        {formatCount(Math.max(0, block - neuron.lastUpdate))} blocks ago
      </Text>
    ),
  },
]
