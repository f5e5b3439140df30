import { createContext } from 'react'
import type { Seat } from '../work/work-api.ts'

/** Who can object to a score that is shown; `undefined` where nobody sits. */
export const PaySeat = createContext<Seat | undefined>(undefined)
