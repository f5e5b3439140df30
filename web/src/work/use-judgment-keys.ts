import { useEffect, useRef } from 'react'
import type { Criterion } from '../../../src/protocol/task.ts'
import type { Judging } from './use-judging.ts'

interface JudgmentKeys {
  readonly judging: Judging
  readonly criterion: Criterion
  readonly enabled: boolean
  readonly openDialog: (dialog: 'cannot-judge' | 'keys') => void
  readonly toggleGuide: () => void
}

/** Everything by keyboard: see the cheat sheet for the keys. Does nothing while someone types, or holds Ctrl, Alt or Cmd. */
export function useJudgmentKeys(keys: JudgmentKeys): void {
  const latest = useRef(keys)
  latest.current = keys
  const awaiting = useRef<'grade' | 'place' | 'favourite' | null>(null)

  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      const { judging, criterion, enabled, openDialog, toggleGuide } = latest.current
      if (!enabled || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const ids = [...judging.labels.keys()]
      const { selected } = judging
      const key = event.key.toLowerCase()
      const digit = /^\d$/.test(key) ? Number(key) : null
      const wanted = awaiting.current
      awaiting.current = null

      if (key === '?') openDialog('keys')
      else if (key === 'x') openDialog('cannot-judge')
      else if (key === 'h') toggleGuide()
      else if (key === 'enter') {
        if (isPressable(event.target)) return
        judging.submit()
      } else if (key === 'g' || key === 'r') {
        awaiting.current = key === 'g' ? 'grade' : 'place'
        judging.announce(
          selected ? `${awaiting.current} of response ${judging.labels.get(selected)}: press a digit` : 'Select a response first',
        )
      } else if (key === 'l') {
        awaiting.current = 'favourite'
        judging.announce('Which do you like best? Press its letter, or 0 for no favourite')
      } else if (wanted === 'favourite' && (key === '0' || placeNamed(key) >= 0)) {
        const id = key === '0' ? null : ids[placeNamed(key)]
        if (id !== undefined) judging.prefer(id)
      } else if (digit !== null && wanted && selected) {
        const number = digit === 0 ? 10 : digit
        if (wanted === 'grade' && number >= criterion.min && number <= criterion.max) judging.grade(selected, number)
        if (wanted === 'place' && number <= ids.length) judging.place(selected, number)
      } else if (key === '=') {
        if (selected) judging.tie(selected)
        else judging.announce('Select a response first')
      } else {
        const id = ids[placeNamed(key)]
        if (!id) return
        judging.select(id)
        focusResponse(id)
      }
      event.preventDefault()
    }

    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

/** Which response a key names, from 0: "1" and "a" the first. -1 for other keys. */
function placeNamed(key: string): number {
  if (/^[1-9]$/.test(key)) return Number(key) - 1
  return /^[a-f]$/.test(key) ? key.charCodeAt(0) - 97 : -1
}

/** Where a response stands on the page, for jumping to it. */
export function responseElementId(id: string): string {
  return `response-${id}`
}

export function focusResponse(id: string): void {
  const card = document.getElementById(responseElementId(id))
  card?.focus({ preventScroll: true })
  card?.scrollIntoView({ block: 'nearest' })
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !['radio', 'checkbox', 'button'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}

function isPressable(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, a, [role="button"], summary') !== null
}
