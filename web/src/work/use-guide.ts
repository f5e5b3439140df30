import { useState } from 'react'

const STORAGE_KEY = 'kumite.guide-closed'

/** Whether the guide is shown: at first it is, and once closed it stays so in this browser until it is asked for. */
export function useGuide(): { shown: boolean; toggle: () => void } {
  const [shown, setShown] = useState(() => !wasClosed())
  function toggle(): void {
    setShown(!shown)
    if (shown) rememberClosed()
  }
  return { shown, toggle }
}

function wasClosed(): boolean {
  try {
    return localStorage.getItem(STORAGE_KEY) !== null
  } catch {
    return false // no storage (a private window, a policy): it is shown with every task
  }
}

function rememberClosed(): void {
  try {
    localStorage.setItem(STORAGE_KEY, 'yes')
  } catch {
    // as above
  }
}
