import { useEffect, useState } from 'react'
import { countWork, NO_WORK, type WorkSpell } from './count-work.ts'
import { watchActivity } from './watch-activity.ts'

/** The spell of work in this tab, and up to when it is counted: it goes on from task to task, and over a look at another page. */
let spell: WorkSpell = NO_WORK
let countedMs = Date.now()

/** Whether it is time for a break: after so many minutes of work without one. Dismissed, it comes again after as many more. */
export function useBreakPrompt(breakMinutes: number): { due: boolean; dismiss: () => void } {
  const [due, setDue] = useState(false)
  useEffect(() => {
    spell = countWork(spell, { active: false, ms: Math.max(0, Date.now() - countedMs) })
    return watchActivity((stretch) => {
      spell = countWork(spell, stretch)
      countedMs = Date.now()
      setDue(spell.workedMs >= breakMinutes * 60_000)
    })
  }, [breakMinutes])
  return {
    due,
    dismiss: () => {
      spell = NO_WORK
      setDue(false)
    },
  }
}
