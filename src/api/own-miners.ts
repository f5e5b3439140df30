import type { ApiContext } from './api-context.ts'

/** The miners that this process runs, those without a page too. Others may work on the same database: their affairs are told by their own. */
export function ownMiners({ homes, labels }: Pick<ApiContext, 'homes' | 'labels'>): string[] {
  const labelled = [...labels].filter(([, { role }]) => role === 'miner').map(([hotkey]) => hotkey)
  return [...new Set([...homes.map(({ hotkey }) => hotkey), ...labelled])]
}
