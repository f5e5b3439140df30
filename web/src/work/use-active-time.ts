import { useEffect, useRef } from 'react'
import { watchActivity } from './watch-activity.ts'

/**
 * Time spent with a task visible and in use, from when all of its responses can be seen.
 * @returns reads the milliseconds so far
 */
export function useActiveTime(assignmentId: string, started: boolean): () => number {
  const activeMs = useRef(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each assignment is timed from zero
  useEffect(() => {
    activeMs.current = 0
  }, [assignmentId])
  useEffect(() => {
    if (!started) return
    return watchActivity(({ active, ms }) => {
      if (active) activeMs.current += ms
    })
  }, [started])
  return () => activeMs.current
}
