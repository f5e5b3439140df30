import { expect, it } from 'vitest'
import type { IncentiveHistory, NeuronView } from '../../../src/protocol/metagraph.ts'
import { incentiveSeries } from './incentive-series.ts'

const neuron = (uid: number, role: string) => ({ uid, role, name: `n${uid}` }) as NeuronView

it('gives every miner a line in the looks of its uid, whoever else is there', () => {
  const history = {
    uids: [0, 1, 2],
    incentive: [
      [0, 0.4, 0.6],
      [0, 0.5, 0.5],
    ],
  } as unknown as IncentiveHistory
  const lines = incentiveSeries(history, [neuron(0, 'validator'), neuron(1, 'miner'), neuron(2, 'miner')])
  expect(lines).toEqual([
    { uid: 1, name: 'n1', style: 1, values: [0.4, 0.5] },
    { uid: 2, name: 'n2', style: 2, values: [0.6, 0.5] },
  ])
})
