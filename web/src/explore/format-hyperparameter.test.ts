import { describe, expect, it } from 'vitest'
import { formatHyperparameter } from './format-hyperparameter.ts'

describe('formatHyperparameter', () => {
  it.each([
    ['share', 32_767 / 65_535, '50.0%', '32,767 of 65,535 (u16)'],
    ['millionths', 0.9, '90.0%', '900,000 of 1,000,000'],
    ['blocks', 1, '1 block', '1'],
    ['epochs', 2, '2 epochs', '2'],
    ['uids', 256, '256 uids', '256'],
    ['tao', '500000', '0.0005 τ', '500,000 rao'],
    ['alpha', '1500000000', '1.5000 α', '1,500,000,000 rao'],
    ['switch', false, 'off', 'false'],
    ['count', 1000, '1,000', '1000'],
    ['number', -10.5, '-10.5', '-10.5'],
  ] as const)('shows %s with its unit, and what the chain keeps', (unit, value, shown, raw) => {
    expect(formatHyperparameter({ unit, value })).toEqual({ shown, raw })
  })
})
