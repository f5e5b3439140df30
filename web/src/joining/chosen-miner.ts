const STORAGE_KEY = 'kumite.miner'

/** The miner that this browser works for, where the server has several. */
export function loadChosenMiner(): string | undefined {
  try {
    return localStorage.getItem(STORAGE_KEY) ?? undefined
  } catch {
    return undefined
  }
}

export function keepChosenMiner(hotkey: string): void {
  try {
    localStorage.setItem(STORAGE_KEY, hotkey)
  } catch {
    // no storage (a private window, a policy): the choice lasts as long as the page
  }
}
