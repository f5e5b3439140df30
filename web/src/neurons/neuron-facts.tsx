import { Tooltip, UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'
import type { NeuronDetail } from '../../../src/protocol/neuron-detail.ts'
import { formatCount, formatFineShare, formatRao, formatTao, formatU16 } from '../format.ts'
import { GLOSSARY } from '../glossary.ts'
import { CopyAddress } from '../layout/copy-address.tsx'
import { Section } from '../layout/section.tsx'
import classes from './neuron-facts.module.css'

interface Fact {
  readonly term: keyof typeof GLOSSARY
  readonly label: string
  readonly value: ReactNode
  /** As the chain keeps it. */
  readonly raw?: string
}

/** Every field that the chain holds of a neuron: its name explained, its value with its unit, and what the chain keeps. */
export function NeuronFacts({ detail }: { detail: NeuronDetail }) {
  return (
    <Section
      title="On the chain"
      note={`At block ${formatCount(detail.block)}, after epoch ${formatCount(detail.epoch)}. Point at a name for what it means.`}
    >
      <dl className={classes.facts}>
        {factsOf(detail).map(({ term, label, value, raw }) => (
          <div key={term} className={classes.fact}>
            <dt>
              <Tooltip label={GLOSSARY[term]} multiline w={260} withArrow events={{ hover: true, focus: true, touch: true }}>
                <UnstyledButton className={classes.term}>{label}</UnstyledButton>
              </Tooltip>
            </dt>
            <dd className={classes.value}>{value}</dd>
            {raw && <dd className={classes.raw}>{raw}</dd>}
          </div>
        ))}
      </dl>
    </Section>
  )
}

function factsOf({ neuron, block }: NeuronDetail): Fact[] {
  return [
    amount('stake', 'Stake', neuron.stakeRao),
    share('stakeWeight', 'Stake weight', neuron.stakeWeight),
    neuron.role === 'miner'
      ? { term: 'trust', label: 'Trust', value: formatFineShare(neuron.trust), raw: 'worked out from the weights' }
      : share('trust', 'Trust', neuron.trust),
    share('consensus', 'Consensus', neuron.consensus),
    share('incentive', 'Incentive', neuron.incentive),
    share('dividends', 'Dividends', neuron.dividends),
    amount('emission', 'Emission', neuron.emissionRao),
    age('lastUpdate', 'Updated', neuron.lastUpdate, block),
    age('registeredAt', 'Registered', neuron.registeredAt, block),
    { term: 'permit', label: 'Permit', value: neuron.validatorPermit ? 'yes' : 'no' },
    { term: 'active', label: 'Active', value: neuron.active ? 'yes' : 'no' },
    { term: 'axon', label: 'Axon', value: neuron.axon ?? 'none' },
    { term: 'neuron', label: 'Hotkey', value: <CopyAddress address={neuron.hotkey} what="hotkey" /> },
    { term: 'coldkey', label: 'Coldkey', value: <CopyAddress address={neuron.coldkey} what="coldkey" /> },
  ]
}

function share(term: Fact['term'], label: string, value: number): Fact {
  return { term, label, value: formatFineShare(value), raw: formatU16(value) }
}

function amount(term: Fact['term'], label: string, rao: string): Fact {
  return { term, label, value: `${formatTao(rao)} α`, raw: formatRao(rao) }
}

function age(term: Fact['term'], label: string, at: number, block: number): Fact {
  return { term, label, value: `${formatCount(Math.max(0, block - at))} blocks ago`, raw: `block ${formatCount(at)}` }
}
