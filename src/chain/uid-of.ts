import type { LocalState } from './local-state.ts'

/** Uid of a hotkey; -1 if it is not registered. */
export function uidOf({ neurons }: Pick<LocalState, 'neurons'>, address: string): number {
  return neurons.findIndex(({ hotkey }) => hotkey === address)
}
