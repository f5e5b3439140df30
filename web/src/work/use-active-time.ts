import { useEffect } from 'react'
import { addActiveTime, readActiveTime } from './active-time-store.ts'
import { watchActivity } from './watch-activity.ts'

/**
 * Time spent with a task visible and in use, from when all of its responses can be seen. It goes on where it was left, as the draft does.
 * @returns reads the milliseconds so far
 */
export function useActiveTime(assignmentId: string, started: boolean): () => number {
  useEffect(() => {
    if (!started) return
    return watchActivity(({ active, ms }) => {
      if (active) addActiveTime(assignmentId, ms)
    })
  }, [assignmentId, started])
  return () => readActiveTime(assignmentId)
}
