/** A day of the Gregorian calendar; it is also used for the time before there was one. */
export interface Day {
  readonly year: number
  /** From 1. */
  readonly month: number
  readonly day: number
}

export const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const
export type Weekday = (typeof WEEKDAYS)[number]
export const MONTHS = 'January February March April May June July August September October November December'.split(' ')

const MS_PER_DAY = 86_400_000

/** Days since 1 January 1970. @example dayNumber({ year: 1970, month: 2, day: 1 }) // 31 */
export function dayNumber({ year, month, day }: Day): number {
  return Math.round(new Date(0).setUTCFullYear(year, month - 1, day) / MS_PER_DAY)
}

/** @example dayOf(31) // { year: 1970, month: 2, day: 1 } */
export function dayOf(number: number): Day {
  const date = new Date(number * MS_PER_DAY)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** @example weekdayOf({ year: 2000, month: 1, day: 1 }) // 'Saturday' */
export function weekdayOf(day: Day): Weekday {
  return WEEKDAYS[(((dayNumber(day) + 4) % 7) + 7) % 7]!
}

/** @example isLeapYear(1900) // false */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** @example daysInMonth(2024, 2) // 29 */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** The next day, by the lengths of the months alone: what is found by counting checks what is found by {@link dayNumber}. */
export function nextDay({ year, month, day }: Day): Day {
  if (day < daysInMonth(year, month)) return { year, month, day: day + 1 }
  return month < 12 ? { year, month: month + 1, day: 1 } : { year: year + 1, month: 1, day: 1 }
}

/**
 * The weekday by a formula of its own: month lengths in fifths, without counting days.
 * @source Zeller (1887), Acta Mathematica 9:131-136
 * @example weekdayByCongruence({ year: 2000, month: 1, day: 1 }) // 'Saturday'
 */
export function weekdayByCongruence({ year, month, day }: Day): Weekday {
  const [y, m] = month < 3 ? [year - 1, month + 12] : [year, month]
  const h = (day + Math.floor((13 * (m + 1)) / 5) + y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400)) % 7
  return WEEKDAYS[(h + 6) % 7]!
}

/** @example inWords({ year: 1812, month: 5, day: 3 }) // '3 May 1812' */
export function inWords({ year, month, day }: Day): string {
  return `${day} ${MONTHS[month - 1]} ${year}`
}

/** A year with its era; there is none between 1 BC and AD 1. @example eraYear(-44) // '44 BC' */
export function eraYear(year: number): string {
  return year < 0 ? `${-year} BC` : `AD ${year}`
}
