import { Box, useComputedColorScheme } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { drawHeat, heatSizes } from './draw-heat.ts'
import classes from './heat-map.module.css'
import type { HeatCell, HeatMatrix } from './heat-matrix.ts'

const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
  Home: [0, Number.NEGATIVE_INFINITY],
  End: [0, Number.POSITIVE_INFINITY],
}

/** The matrix as a picture; a frame marks the cell that is read, and follows pointer and arrow keys. */
export function HeatMap({ matrix, cell, onMove }: { matrix: HeatMatrix; cell: HeatCell; onMove: (cell: HeatCell) => void }) {
  const scheme = useComputedColorScheme('light')
  const { ref, width } = useElementSize()
  const canvas = useRef<HTMLCanvasElement>(null)
  const mark = useRef<HTMLDivElement>(null)
  const [, navigate] = useLocation()
  const sizes = heatSizes(matrix, width)
  const { left, top, cellWidth, cellHeight } = sizes
  const { rows, columns } = matrix

  // biome-ignore lint/correctness/useExhaustiveDependencies: the sizes follow from matrix and width
  useEffect(() => {
    if (canvas.current && width > 0) drawHeat(canvas.current, matrix, sizes, scheme)
  }, [matrix, width, scheme])

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter') navigate(`/neurons/${columns[cell.column]!.uid}`)
    const step = STEPS[event.key]
    if (!step) return
    event.preventDefault()
    onMove({ row: within(cell.row + step[0], rows.length), column: within(cell.column + step[1], columns.length) })
    requestAnimationFrame(() => mark.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' }))
  }

  function onPointer({ nativeEvent: { offsetX, offsetY } }: PointerEvent<HTMLCanvasElement>): void {
    const row = Math.floor((offsetY - top) / cellHeight)
    const column = Math.floor((offsetX - left) / cellWidth)
    const isInside = row >= 0 && column >= 0 && row < rows.length && column < columns.length
    if (isInside && (row !== cell.row || column !== cell.column)) onMove({ row, column })
  }

  return (
    <Box ref={ref} className={classes.scroller}>
      {/* An application: screen readers then hand over the arrow keys; what they lead to is read out below, and the table has it all. */}
      <div
        className={classes.map}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: moved through with the arrow keys
        tabIndex={0}
        aria-roledescription="heat map"
        aria-label={`Weights that ${rows.length} validators gave to ${columns.length} neurons`}
        onKeyDown={onKeyDown}
      >
        <canvas
          ref={canvas}
          aria-hidden
          onPointerMove={onPointer}
          onPointerDown={onPointer}
          style={{ width: left + columns.length * cellWidth, height: top + rows.length * cellHeight }}
        />
        <div
          ref={mark}
          className={classes.mark}
          style={{ left: left + cell.column * cellWidth, top: top + cell.row * cellHeight, width: cellWidth, height: cellHeight }}
        />
      </div>
    </Box>
  )
}

function within(index: number, length: number): number {
  return Math.max(0, Math.min(length - 1, index))
}
