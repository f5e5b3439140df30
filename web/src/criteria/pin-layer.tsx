import { VisuallyHidden } from '@mantine/core'
import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Pin } from '../../../src/protocol/criteria.ts'
import classes from './criteria.module.css'

/** As many as a judgment may hold for one response. */
export const MOST_PINS = 10

const STEP = 2
const LONG_STEP = 10
const MIDDLE = { x: 50, y: 50 }

/** Shows the pins on a response; while it is pointed at, a press places one, by pointer or by the arrow keys and Enter. */
export function PinLayer({
  name,
  pins,
  pointing,
  onPlace,
  onEnd,
}: {
  name: string
  pins: readonly Pin[]
  pointing: boolean
  onPlace: (pin: Pin) => void
  onEnd: () => void
}) {
  const { t } = useTranslation('criteria')
  const layer = useRef<HTMLDivElement>(null)
  const [cross, setCross] = useState(MIDDLE)
  useEffect(() => {
    if (pointing) layer.current?.focus({ preventScroll: true })
  }, [pointing])

  function place(at: { x: number; y: number }): void {
    if (pins.length < MOST_PINS) onPlace({ ...at, note: '' })
  }

  function onClick(event: MouseEvent<HTMLDivElement>): void {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
    const at = { x: percent((event.clientX - left) / width), y: percent((event.clientY - top) / height) }
    setCross(at)
    place(at)
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = event.shiftKey ? LONG_STEP : STEP
    const moves: Readonly<Record<string, readonly [x: number, y: number]>> = {
      ArrowLeft: [-step, 0],
      ArrowRight: [step, 0],
      ArrowUp: [0, -step],
      ArrowDown: [0, step],
    }
    const move = moves[event.key]
    if (move) setCross({ x: bounded(cross.x + move[0]), y: bounded(cross.y + move[1]) })
    else if (event.key === 'Enter' || event.key === ' ') place(cross)
    else if (event.key === 'Escape') onEnd()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  const marks = pins.map(({ x, y }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pins are numbered
    <span key={index} className={classes.pin} style={{ left: `${x}%`, top: `${y}%` }} aria-hidden="true">
      {index + 1}
    </span>
  ))
  if (!pointing) return <div className={classes.layer}>{marks}</div>
  return (
    <div
      ref={layer}
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a surface that is pointed at by arrow keys has to take the focus
      tabIndex={0}
      className={classes.layer}
      data-open
      aria-label={t('pins.layer', { name })}
      onClick={onClick}
      onKeyDown={onKeyDown}
    >
      {marks}
      <span className={classes.cross} style={{ left: `${cross.x}%`, top: `${cross.y}%` }} aria-hidden="true" />
      <VisuallyHidden role="status">{t('pins.at', { x: cross.x, y: cross.y, count: pins.length })}</VisuallyHidden>
    </div>
  )
}

/** A share as per cent with one decimal. */
function percent(share: number): number {
  return bounded(Math.round(share * 1000) / 10)
}

function bounded(value: number): number {
  return Math.min(100, Math.max(0, value))
}
