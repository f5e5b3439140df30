import * as z from 'zod'
import type { Tool } from './tool.ts'

const DAY_MS = 86_400_000
const FARTHEST = 1_000_000
/** No two years that begin alike and are equally long lie further apart. */
const CYCLE_YEARS = 400
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
export const MONTH_NAMES = 'January February March April May June July August September October November December'.split(' ')

const Day = z.object({
  year: z.number().int().min(-9999).max(9999),
  month: z.number().int().min(1).max(12),
  day: z.number().int().min(1).max(31),
})
export type CalendarDay = z.infer<typeof Day>

const CalendarTask = z.discriminatedUnion('task', [
  z.object({ task: z.literal('weekday'), date: Day }),
  z.object({ task: z.literal('days between'), from: Day, to: Day }),
  z.object({ task: z.literal('days later'), date: Day, days: z.number().int().min(-FARTHEST).max(FARTHEST) }),
  z.object({
    task: z.literal('nth weekday of a month'),
    nth: z.number().int().min(1).max(5),
    weekday: z.string(),
    month: z.number().int().min(1).max(12),
    year: z.number().int(),
  }),
  z.object({ task: z.literal('next leap year'), after: z.number().int() }),
  z.object({ task: z.literal('next year with the same calendar'), after: z.number().int() }),
  z.object({ task: z.literal('years later'), year: z.number().int(), years: z.number().int() }),
  z.object({ task: z.literal('years between'), from: z.number().int(), to: z.number().int() }),
])
type CalendarTask = z.infer<typeof CalendarTask>

/** The Gregorian calendar. Years before 1 AD are negative: 44 BC is -44, and no year is 0. */
export const calendar: Tool<CalendarTask, string | number | CalendarDay> = {
  name: 'calendar',
  description:
    'Weekdays, days between dates, dates some days later, leap years, years with the same calendar, years over the change of eras (44 BC is -44).',
  parameters: CalendarTask,
  async run(task) {
    const value = work(task)
    return value === undefined ? undefined : { value, sources: [] }
  },
}

function work(task: CalendarTask): string | number | CalendarDay | undefined {
  switch (task.task) {
    case 'weekday':
      return WEEKDAYS[weekdayOf(numberOf(task.date))]
    case 'days between':
      return Math.abs(numberOf(task.to) - numberOf(task.from))
    case 'days later':
      return dayOf(numberOf(task.date) + task.days)
    case 'nth weekday of a month': {
      const first = numberOf({ year: task.year, month: task.month, day: 1 })
      const wanted = WEEKDAYS.findIndex((name) => name.toLowerCase() === task.weekday.toLowerCase())
      return wanted < 0 ? undefined : dayOf(first + ((wanted - weekdayOf(first) + 7) % 7) + 7 * (task.nth - 1))
    }
    case 'next leap year':
      return nextYear(task.after, (year) => lengthOf(year) === 366)
    case 'next year with the same calendar':
      return nextYear(task.after, (year) => lengthOf(year) === lengthOf(task.after) && startOf(year) === startOf(task.after))
    case 'years later':
      return fromCounted(counted(task.year) + task.years)
    case 'years between':
      return Math.abs(counted(task.to) - counted(task.from))
  }
}

const numberOf = ({ year, month, day }: CalendarDay) => Math.round(new Date(0).setUTCFullYear(counted(year), month - 1, day) / DAY_MS)
const weekdayOf = (number: number) => (((number + 4) % 7) + 7) % 7
const startOf = (year: number) => weekdayOf(numberOf({ year, month: 1, day: 1 }))
const lengthOf = (year: number) => numberOf({ year, month: 12, day: 31 }) - numberOf({ year, month: 1, day: 1 }) + 1
/** Years in a row: 1 BC is 0. */
const counted = (year: number) => (year < 0 ? year + 1 : year)
const fromCounted = (year: number) => (year <= 0 ? year - 1 : year)

function dayOf(number: number): CalendarDay {
  const date = new Date(number * DAY_MS)
  return { year: fromCounted(date.getUTCFullYear()), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

function nextYear(after: number, fits: (year: number) => boolean): number | undefined {
  for (let year = after + 1; year <= after + CYCLE_YEARS; year++) if (fits(year)) return year
  return undefined
}
