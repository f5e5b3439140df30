import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NeuronView } from '../../../src/protocol/metagraph.ts'
import { selectNeurons } from './select-neurons.ts'

const neuron = (uid: number, part: Partial<NeuronView> = {}) =>
  ({
    uid,
    name: `n${uid}`,
    hotkey: `5Hot${uid}`,
    coldkey: '5Cold',
    axon: null,
    behaviour: null,
    role: 'miner',
    incentive: 0,
    ...part,
  }) as NeuronView
const columns = [
  { key: 'incentive', value: (of: NeuronView) => of.incentive },
  { key: 'neuron', value: (of: NeuronView) => of.name },
]
const all = { search: '', role: '', sort: 'uid', descending: false }
const uids = (neurons: readonly NeuronView[]) => neurons.map(({ uid }) => uid)

describe('selectNeurons', () => {
  const net = [
    neuron(0, { role: 'validator', name: 'Ann' }),
    neuron(1, { incentive: 0.7 }),
    neuron(2, { incentive: 0.2, axon: '10.0.0.9:80' }),
  ]

  it('finds by name, key or address, whatever the case, and by uid alone', () => {
    expect(uids(selectNeurons(net, columns, { ...all, search: 'ANN' }))).toEqual([0])
    expect(uids(selectNeurons(net, columns, { ...all, search: '5hot1' }))).toEqual([1])
    expect(uids(selectNeurons(net, columns, { ...all, search: '10.0.0.9' }))).toEqual([2])
    expect(uids(selectNeurons(net, columns, { ...all, search: ' 2 ' }))).toEqual([2])
    expect(uids(selectNeurons(net, columns, { ...all, search: 'ann 1' }))).toEqual([])
  })

  it('keeps one role', () => {
    expect(uids(selectNeurons(net, columns, { ...all, role: 'miner' }))).toEqual([1, 2])
  })

  it('sorts both ways, and leaves ties and unknown columns as they are', () => {
    expect(uids(selectNeurons(net, columns, { ...all, sort: 'incentive', descending: true }))).toEqual([1, 2, 0])
    expect(uids(selectNeurons(net, columns, { ...all, sort: 'nonsense' }))).toEqual([0, 1, 2])
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 40 }), fc.boolean(), (incentives, descending) => {
        const neurons = incentives.map((incentive, uid) => neuron(uid, { incentive }))
        const sorted = selectNeurons(neurons, columns, { ...all, sort: 'incentive', descending })
        for (const [index, next] of sorted.slice(1).entries()) {
          const before = sorted[index]!
          const step = descending ? before.incentive - next.incentive : next.incentive - before.incentive
          expect(step > 0 || (step === 0 && before.uid < next.uid)).toBe(true)
        }
        expect(sorted).toHaveLength(neurons.length)
      }),
    )
  })
})
