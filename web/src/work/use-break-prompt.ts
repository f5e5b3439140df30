import { useEffect, useState } from 'react'
import { countWork, NO_WORK, type WorkSpell } from './count-work.ts'
import { watchActivity } from './watch-activity.ts'

/** The spell of work in this tab: it goes on from task to task. */
let spell: WorkSpell = NO_WORK

/** Whether it is time for a break: after so many minutes of work without one. Dismissed, it comes again after as many more. */
export function useBreakPrompt(breakMinutes: number): { due: boolean; dismiss: () => void } {
  const [due, setDue] = useState(false)
  useEffect(
    () =>
      watchActivity((tick) => {
        spell = countWork(spell, tick)
        setDue(spell.workedMs >= breakMinutes * 60_000)
      }),
    [breakMinutes],
  )
  return {
    due,
    dismiss: () => {
      spell = NO_WORK
      setDue(false)
    },
  }
}
