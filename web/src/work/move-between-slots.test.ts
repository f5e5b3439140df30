import type { KeyboardCoordinateGetter } from '@dnd-kit/core'
import { describe, expect, it } from 'vitest'
import { moveBetweenSlots } from './move-between-slots.ts'

const SLOTS = ['tray', '1', '2']
const WIDTH = 100

/** Slots stand side by side, 100 wide and 40 high; the letter is 20 by 20. @returns where a key carries a letter that is over `over` */
function press(code: string, over: string | null, direction: 'ltr' | 'rtl' = 'ltr') {
  const rect = (left: number, width: number, height: number) => ({ left, top: 0, width, height, right: left + width, bottom: height })
  const droppableRects = new Map(SLOTS.map((slot, index) => [slot, rect(index * WIDTH, WIDTH, 40)]))
  let prevented = false
  const preventDefault = () => {
    prevented = true
  }
  const event = { code, preventDefault } as unknown as KeyboardEvent
  const context = { over: over === null ? null : { id: over }, droppableRects, collisionRect: rect(0, 20, 20) }
  const to = moveBetweenSlots(SLOTS, direction)(event, { context } as unknown as Parameters<KeyboardCoordinateGetter>[1])
  return { to, prevented }
}

describe('moveBetweenSlots', () => {
  it('carries a letter to the middle of the next slot, and back', () => {
    expect(press('ArrowRight', 'tray').to).toEqual({ x: 140, y: 10 })
    expect(press('ArrowLeft', '1').to).toEqual({ x: 40, y: 10 })
  })

  it('goes the way of the arrow where slots run from right to left', () => {
    const at = (code: string, over: string) => press(code, over, 'rtl').to?.x
    expect([at('ArrowLeft', 'tray'), at('ArrowRight', '1'), at('ArrowDown', 'tray'), at('ArrowUp', '1')]).toEqual([140, 40, 140, 40])
  })

  it('stays in the first and in the last slot', () => {
    expect(press('ArrowLeft', 'tray').to).toEqual({ x: 40, y: 10 })
    expect(press('ArrowRight', '2').to).toEqual({ x: 240, y: 10 })
  })

  it('begins at the first slot when the letter is over none', () => {
    expect(press('ArrowRight', null).to).toEqual({ x: 40, y: 10 })
  })

  it('leaves other keys to the page', () => {
    expect(press('Tab', '1')).toEqual({ to: undefined, prevented: false })
  })
})
