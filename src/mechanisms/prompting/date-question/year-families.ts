import { dayNumber, dayOf, daysInMonth, eraYear, inWords, isLeapYear, weekdayByCongruence, weekdayOf } from './calendar.ts'
import type { DateFamily } from './date-family.ts'

const nextLeapYear: DateFamily = {
  name: 'next leap year',
  difficulty: 0.15,
  draw(rng) {
    const year = rng.int(1590, 2400)
    const value = firstAfter(year, isLeapYear)
    const again = firstAfter(
      year,
      (other) => dayNumber({ year: other + 1, month: 1, day: 1 }) - dayNumber({ year: other, month: 1, day: 1 }) === 366,
    )
    return {
      goal: 'find the next leap year',
      query: rng.pick([
        `Which is the first leap year after ${year} in the Gregorian calendar?`,
        `After ${year}, which year is the next leap year of the Gregorian calendar?`,
      ]),
      essentials: [String(year)],
      answer: { kind: 'year', value },
      again,
      by: ['the rule of leap years', 'the first year of 366 days'],
      says: [`That is ${value}.`, `The next one to have 366 days is ${value}.`],
    }
  },
}

const dayOfYear: DateFamily = {
  name: 'day by its number in the year',
  difficulty: 0.6,
  draw(rng) {
    const year = rng.int(1900, 2100)
    const number = rng.int(60, 365)
    const value = dayOf(dayNumber({ year, month: 1, day: 1 }) + number - 1)
    let month = 1
    let left = number
    while (left > daysInMonth(year, month)) left -= daysInMonth(year, month++)
    return {
      goal: 'find a day by its number in the year',
      query: rng.pick([
        `Counting 1 January as day 1, which date is day ${number} of the year ${year}?`,
        `Which date is day number ${number} of ${year}, if 1 January is number 1?`,
      ]),
      essentials: [String(number), String(year)],
      answer: { kind: 'day', value },
      again: { year, month, day: left },
      by: ['arithmetic with day numbers', 'taking off the lengths of the months'],
      says: [`It is ${inWords(value)}.`, `The date is then ${inWords(value)}.`],
    }
  },
}

const yearsOverEras: DateFamily = {
  name: 'years over eras',
  difficulty: 0.8,
  draw(rng) {
    const [from, to] = [-rng.int(3, 700), rng.int(3, 700)]
    const value = to - from - 1
    return {
      goal: 'count the years over the change of eras',
      query: rng.pick([
        `How many years after ${eraYear(from)} was ${eraYear(to)}, given that no year 0 lies between them?`,
        `How many years lie from the summer of ${eraYear(from)} to the summer of ${eraYear(to)}, as there was no year 0?`,
      ]),
      essentials: [eraYear(from), eraYear(to)],
      answer: { kind: 'number', value, unit: 'years' },
      again: countYears(from, to),
      by: ['addition less one for the year that is not there', 'counting year by year'],
      says: [`It was ${value} years.`, `That makes ${value} years.`],
    }
  },
}

const yearAfterEras: DateFamily = {
  name: 'year after some years over eras',
  difficulty: 0.9,
  draw(rng) {
    const from = -rng.int(3, 700)
    const years = -from + rng.int(1, 600)
    const value = from + years + 1
    let again = from
    for (let n = 0; n < years; n++) again = again === -1 ? 1 : again + 1
    return {
      goal: 'find the year after a span of years',
      query: rng.pick([
        `Which year came ${years} years after ${eraYear(from)}? Say its era, too, and mind that there was no year 0.`,
        `${years} years after ${eraYear(from)}, which year was it? Please name the era as well; there was no year 0.`,
      ]),
      essentials: [String(years), eraYear(from)],
      answer: { kind: 'year', value },
      again,
      by: ['addition and one more for the year that is not there', 'counting year by year'],
      says: [`It was ${eraYear(value)}.`, `That was the year ${value} AD.`],
    }
  },
}

const sameCalendar: DateFamily = {
  name: 'next year that begins and ends alike',
  difficulty: 1,
  draw(rng) {
    const year = rng.int(1800, 2200)
    const start = (other: number) => ({ year: other, month: 1, day: 1 })
    const end = (other: number) => ({ year: other, month: 12, day: 31 })
    const value = firstAfter(year, (other) => weekdayOf(start(other)) === weekdayOf(start(year)) && isLeapYear(other) === isLeapYear(year))
    const again = firstAfter(
      year,
      (other) =>
        weekdayByCongruence(start(other)) === weekdayByCongruence(start(year)) &&
        weekdayByCongruence(end(other)) === weekdayByCongruence(end(year)),
    )
    return {
      goal: 'find out when an old calendar can be used again',
      query: rng.pick([
        `In which later year can a wall calendar of ${year} be used again for the first time, with every date on the same weekday?`,
        `When is the first year after ${year} in which every date falls on the same weekday as it did then?`,
      ]),
      essentials: [String(year)],
      answer: { kind: 'year', value },
      again,
      by: ['weekday of 1 January and the rule of leap years', 'weekdays of the first and the last day by congruence'],
      says: [`That is ${value}.`, `The old one fits again in ${value}.`],
    }
  },
}

/** Questions whose answer turns on years. */
export const yearFamilies: readonly DateFamily[] = [nextLeapYear, dayOfYear, yearsOverEras, yearAfterEras, sameCalendar]

function firstAfter(year: number, fits: (year: number) => boolean): number {
  let found = year + 1
  while (!fits(found)) found++
  return found
}

function countYears(from: number, to: number): number {
  let count = 0
  for (let year = from; year !== to; year = year === -1 ? 1 : year + 1) count++
  return count
}
