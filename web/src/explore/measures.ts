import type { Measure } from '../../../src/protocol/epochs.ts'
import { formatShare } from '../format.ts'

interface MeasureLooks {
  readonly label: string
  readonly note: string
  readonly format: (value: number) => string
}

/** An amount of alpha, as a plot names it. */
export function formatAlpha(alpha: number): string {
  return `${alpha.toFixed(2)} α`
}

/** What can be looked at over time. */
export const MEASURES: Readonly<Record<Measure, MeasureLooks>> = {
  incentive: { label: 'Incentive', note: "Each miner's share after every epoch, all mechanisms together.", format: formatShare },
  validatorTrust: {
    label: 'Validator trust',
    note: "How much of each validator's weights consensus kept.",
    format: formatShare,
  },
  dividends: { label: 'Dividends', note: "Each validator's share after every epoch, all mechanisms together.", format: formatShare },
  emission: { label: 'Emission', note: 'Alpha paid to each neuron for every epoch.', format: formatAlpha },
}
