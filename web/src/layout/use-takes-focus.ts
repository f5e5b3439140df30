import { type RefObject, useEffect, useRef } from 'react'

/**
 * For what takes the place of something that had the focus: it takes the focus over, so that the next key begins here and not at the top
 * of the page, and a screen reader reads it. Give it `tabIndex={-1}`, and never to a button: a key that is still held would press it.
 * @param wanted false where the focus was never in what has gone
 */
export function useTakesFocus<E extends HTMLElement>(wanted = true): RefObject<E | null> {
  const element = useRef<E>(null)
  useEffect(() => {
    const nobodyHasIt = document.activeElement === null || document.activeElement === document.body
    if (!wanted || !nobodyHasIt || !element.current) return
    element.current.focus({ preventScroll: true })
    const { top } = element.current.getBoundingClientRect()
    if (top < 0 || top > window.innerHeight) element.current.scrollIntoView({ block: 'start' })
  }, [wanted])
  return element
}
