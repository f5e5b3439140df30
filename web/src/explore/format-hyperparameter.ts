import type { HyperparameterView } from '../../../src/protocol/hyperparameters.ts'
import { formatCount, formatRao, formatShare, formatTao, formatU16, plural } from '../format.ts'

/** A value with its unit, and as the chain keeps it. */
export function formatHyperparameter({ unit, value }: Pick<HyperparameterView, 'unit' | 'value'>): { shown: string; raw: string } {
  const number = Number(value)
  switch (unit) {
    case 'share':
      return { shown: formatShare(number), raw: formatU16(number) }
    case 'millionths':
      return { shown: formatShare(number), raw: `${formatCount(Math.round(number * 1e6))} of 1,000,000` }
    case 'blocks':
      return { shown: plural(number, 'block'), raw: String(value) }
    case 'epochs':
      return { shown: plural(number, 'epoch'), raw: String(value) }
    case 'uids':
      return { shown: plural(number, 'uid'), raw: String(value) }
    case 'tao':
      return { shown: `${formatTao(String(value))} τ`, raw: formatRao(String(value)) }
    case 'alpha':
      return { shown: `${formatTao(String(value))} α`, raw: formatRao(String(value)) }
    case 'switch':
      return { shown: value ? 'on' : 'off', raw: String(value) }
    case 'count':
    case 'number':
      return { shown: formatCount(number), raw: String(value) }
  }
}
