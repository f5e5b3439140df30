import type { ReactNode } from 'react'
import type { NeuronView } from '../../../src/protocol/metagraph.ts'
import { formatRao, formatTao, shortAddress } from '../format.ts'
import type { GLOSSARY } from '../glossary.ts'
import { BlocksAgo } from './blocks-ago.tsx'
import classes from './metagraph-table.module.css'
import { NeuronLink } from './neuron-link.tsx'
import { ShareCell } from './share-cell.tsx'

export interface MetagraphColumn {
  readonly key: keyof typeof GLOSSARY
  readonly label: string
  readonly numeric: boolean
  /** In rem: fixed, so that columns stand still while rows come into sight. */
  readonly width: number
  /** What the column is sorted by. */
  readonly value: (neuron: NeuronView) => number | string
  readonly cell: (neuron: NeuronView) => ReactNode
}

/** The metagraph's columns from left to right; the neuron's own stays in sight when the table is scrolled sideways. Plain cells: there are thousands. */
export const METAGRAPH_COLUMNS: readonly MetagraphColumn[] = [
  words('uid', 'UID', 3.5, (neuron) => neuron.uid),
  {
    ...words('neuron', 'Neuron', 10.5, (neuron) => neuron.name),
    cell: (neuron) => (
      <>
        <NeuronLink uid={neuron.uid} name={neuron.name} />
        <Address address={neuron.hotkey} />
      </>
    ),
  },
  { ...words('role', 'Role', 14, (neuron) => `${neuron.role} ${neuron.behaviour ?? ''}`), cell: (neuron) => <Role neuron={neuron} /> },
  amount('stake', 'Stake', 9, (neuron) => neuron.stakeRao),
  share('stakeWeight', 'Stake weight'),
  share('trust', 'Trust'),
  share('consensus', 'Consensus'),
  { ...share('incentive', 'Incentive'), cell: (neuron) => <ShareCell share={neuron.incentive} bar /> },
  share('dividends', 'Dividends'),
  amount('emission', 'Emission', 8, (neuron) => neuron.emissionRao),
  age('lastUpdate', 'Updated'),
  age('registeredAt', 'Registered'),
  words('permit', 'Permit', 5, (neuron) => (neuron.validatorPermit ? 'yes' : 'no')),
  words('active', 'Active', 5, (neuron) => (neuron.active ? 'yes' : 'no')),
  words('axon', 'Axon', 11, (neuron) => neuron.axon ?? '–'),
  { ...words('coldkey', 'Coldkey', 8, (neuron) => neuron.coldkey), cell: (neuron) => <Address address={neuron.coldkey} /> },
]

function words(key: MetagraphColumn['key'], label: string, width: number, value: (neuron: NeuronView) => number | string): MetagraphColumn {
  return { key, label, width, numeric: false, value, cell: value }
}

function share(key: 'stakeWeight' | 'trust' | 'consensus' | 'incentive' | 'dividends', label: string): MetagraphColumn {
  return { key, label, width: 7.5, numeric: true, value: (neuron) => neuron[key], cell: (neuron) => <ShareCell share={neuron[key]} /> }
}

function amount(key: MetagraphColumn['key'], label: string, width: number, rao: (neuron: NeuronView) => string): MetagraphColumn {
  return {
    key,
    label,
    width,
    numeric: true,
    value: (neuron) => Number(rao(neuron)),
    cell: (neuron) => (
      <span title={formatRao(rao(neuron))} className={rao(neuron) === '0' ? classes.faint : undefined}>
        {formatTao(rao(neuron))} α
      </span>
    ),
  }
}

function age(key: 'lastUpdate' | 'registeredAt', label: string): MetagraphColumn {
  return { key, label, width: 9.5, numeric: true, value: (neuron) => neuron[key], cell: (neuron) => <BlocksAgo block={neuron[key]} /> }
}

function Address({ address }: { address: string }) {
  return (
    <code className={classes.address} title={address}>
      {shortAddress(address)}
    </code>
  )
}

/** Role, and how its workers were declared to behave where they are simulated. */
function Role({ neuron: { role, simulated, behaviour } }: { neuron: NeuronView }) {
  return (
    <>
      <span className={classes.role}>{role}</span>
      {simulated && (
        <span className={classes.simulated} title={behaviour ?? undefined}>
          simulated{behaviour && `: ${behaviour}`}
        </span>
      )}
    </>
  )
}
