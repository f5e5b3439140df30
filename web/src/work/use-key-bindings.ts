import { useState } from 'react'
import { DEFAULT_KEYS, type KeyAction, type KeyBindings, readBindings } from './key-bindings.ts'

const STORAGE_KEY = 'kumite.keys'

/** The keys of this browser, and how to change one or all of them back. */
export function useKeyBindings(): { bindings: KeyBindings; bind: (action: KeyAction, key: string) => void; reset: () => void } {
  const [bindings, setBindings] = useState(load)
  function change(next: KeyBindings): void {
    setBindings(next)
    try {
      localStorage.setItem(STORAGE_KEY, JSON.stringify(next))
    } catch {
      // no storage (a private window, a policy): they hold as long as the page
    }
  }
  return { bindings, bind: (action, key) => change({ ...bindings, [action]: key }), reset: () => change(DEFAULT_KEYS) }
}

function load(): KeyBindings {
  try {
    return readBindings(JSON.parse(localStorage.getItem(STORAGE_KEY) ?? 'null'))
  } catch {
    return DEFAULT_KEYS
  }
}
