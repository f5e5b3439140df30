import { type RefObject, useEffect, useState } from 'react'

/** For so long after its last use the keyboard is this page's, and what goes into a frame without Tab or a pointer is no person. */
const OWN_MS = 1000
/** A page that takes the keyboard now and then gets it taken back; one that goes on within this time is taken away. */
const MOST_GRABS = 3
const GRABS_MS = 10_000

/**
 * Takes the keyboard back from a page in a frame that seizes it: who judges by keys alone could neither answer nor get out again. A person's own ways into
 * the frame stay open: pointers and fingers, Tab, and a screen reader, which can go there unseen: at the second unhurried try.
 *
 * @returns whether the frame's page seized it time and again, and has to be taken away
 */
export function useKeyboardGuard(frame: RefObject<HTMLIFrameElement | null>, generation: string): boolean {
  const [grabbing, setGrabbing] = useState<string | null>(null)

  useEffect(() => {
    let ownUntil = 0
    let pointedUntil = 0
    let tabbed = false
    let focused: Element | null = document.activeElement
    let grabs = 0
    let grabsUntil = 0

    function onKey({ key }: KeyboardEvent): void {
      tabbed = key === 'Tab'
      pointedUntil = 0
      onFocus()
    }

    function onFocus(): void {
      ownUntil = performance.now() + OWN_MS
      focused = document.activeElement
    }

    function onFocusIn(): void {
      tabbed = false
      onFocus()
    }

    function onPointer(): void {
      pointedUntil = performance.now() + OWN_MS
    }

    function onBlur(event: FocusEvent): void {
      const seized = frame.current
      const now = performance.now()
      if (!seized || document.activeElement !== seized) return
      if (tabbed || now < pointedUntil || seized.matches(':hover') || (now > ownUntil && now < grabsUntil)) return
      grabs = now > grabsUntil ? 1 : grabs + 1
      grabsUntil = now + GRABS_MS
      ownUntil = now + OWN_MS
      if (grabs > MOST_GRABS) setGrabbing(generation)
      event.stopImmediatePropagation() // else its response would be selected, as one that the worker went into
      // In Chromium, what is focused while this is told looks focused, and gets no key.
      setTimeout(() => {
        seized.blur()
        if (focused instanceof HTMLElement && focused !== seized) focused.focus({ preventScroll: true })
      })
    }

    window.addEventListener('keydown', onKey, true)
    window.addEventListener('focusin', onFocusIn, true)
    window.addEventListener('pointerdown', onPointer, true)
    window.addEventListener('blur', onBlur, true)
    return () => {
      window.removeEventListener('keydown', onKey, true)
      window.removeEventListener('focusin', onFocusIn, true)
      window.removeEventListener('pointerdown', onPointer, true)
      window.removeEventListener('blur', onBlur, true)
    }
  }, [frame, generation])

  return grabbing === generation
}
