import type { ApiContext } from './api-context.ts'

/** What a neuron is called: as its operator says, else by the beginning of its hotkey. */
export function namesBy(labels: ApiContext['labels']): (hotkey: string) => string {
  return (hotkey) => labels.get(hotkey)?.name ?? hotkey.slice(0, 8)
}
