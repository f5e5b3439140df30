import { type RefObject, useEffect, useState } from 'react'

/** For so long after a key was pressed in the page around the frames the keyboard is that page's. */
const OWN_MS = 700
/** No person goes into a frame again so soon after the keyboard was taken back. A page that does so time and again is taken away. */
const HURRIED_MS = 250
const MOST_HURRIED = 3
/** Where nobody has pressed anything, a screen reader may still have gone into the frame: its second try in this time is let be. */
const RETRY_MS = 10_000

/**
 * Takes the keyboard back from a page in a frame that seizes it: who judges by keys alone could not answer. What a person does stays open: Tab, pointers and
 * fingers, which nothing else tells apart than that the browser has seen a press, and that no key was pressed here just before.
 *
 * @returns whether the frame's page seized it faster than a person can, again and again, and has to be taken away
 */
export function useKeyboardGuard(frame: RefObject<HTMLIFrameElement | null>, generation: string): boolean {
  const [grabbing, setGrabbing] = useState<string | null>(null)

  useEffect(() => {
    let ownUntil = 0
    let pointedUntil = 0
    let takenBackAt = Number.NEGATIVE_INFINITY
    let hurried = 0
    let tabbed = false
    let focused: Element | null = document.activeElement

    function onKey({ key }: KeyboardEvent): void {
      tabbed = key === 'Tab'
      ownUntil = performance.now() + OWN_MS
      focused = document.activeElement
    }

    function onFocusIn(): void {
      tabbed = false
      if (performance.now() > pointedUntil) ownUntil = performance.now() + OWN_MS
      focused = document.activeElement
    }

    function onPointer(): void {
      ownUntil = 0
      pointedUntil = performance.now() + OWN_MS
    }

    function onBlur(event: FocusEvent): void {
      const seized = frame.current
      if (event.target !== window || !seized || document.activeElement !== seized) return
      const now = performance.now()
      const sinceTaken = now - takenBackAt
      const pressed = navigator.userActivation?.isActive ?? true
      const byItself = now < ownUntil || sinceTaken < HURRIED_MS || (!pressed && sinceTaken > RETRY_MS)
      if (tabbed || !byItself) return
      takenBackAt = now
      hurried = sinceTaken < HURRIED_MS ? hurried + 1 : 0
      if (hurried >= MOST_HURRIED) setGrabbing(generation)
      event.stopImmediatePropagation() // else its response would be selected, as one that the worker went into
      // In Chromium, what is focused while this is told looks focused, and gets no key.
      setTimeout(() => {
        seized.blur()
        if (focused instanceof HTMLElement && focused !== seized) focused.focus({ preventScroll: true })
      })
    }

    const listeners = { keydown: onKey, focusin: onFocusIn, pointerdown: onPointer, blur: onBlur }
    for (const [kind, listener] of Object.entries(listeners)) window.addEventListener(kind, listener as EventListener, true)
    return () => {
      for (const [kind, listener] of Object.entries(listeners)) window.removeEventListener(kind, listener as EventListener, true)
    }
  }, [frame, generation])

  return grabbing === generation
}
