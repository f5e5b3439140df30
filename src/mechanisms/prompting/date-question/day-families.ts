import type { Rng } from '../../../core/rng.ts'
import { type Day, dayNumber, dayOf, daysInMonth, inWords, MONTHS, nextDay, WEEKDAYS, weekdayByCongruence, weekdayOf } from './calendar.ts'
import type { DateFamily } from './date-family.ts'

/** Holidays and appointments to ask about: what a human would do on such a day. */
const OCCASIONS = ['wedding', 'appointment', 'exam', 'trip', 'concert', 'job interview', 'birthday party']

const weekday: DateFamily = {
  name: 'weekday',
  difficulty: 0.05,
  draw: (rng) => askWeekday(rng, aDay(rng, 1950, 2049)),
}

const distantWeekday: DateFamily = {
  name: 'weekday long ago',
  difficulty: 0.55,
  draw: (rng) => askWeekday(rng, aDay(rng, 1583, 1899)),
}

const daysBetween: DateFamily = {
  name: 'days between',
  difficulty: 0.3,
  draw(rng) {
    const first = aDay(rng, 1990, 2040)
    return askDays(rng, first, dayOf(dayNumber(first) + rng.int(20, 300)))
  },
}

const daysOverYears: DateFamily = {
  name: 'days over years',
  difficulty: 0.7,
  draw(rng) {
    const first = aDay(rng, 1880, 2020)
    return askDays(rng, first, dayOf(dayNumber(first) + rng.int(800, 9000)))
  },
}

const dayAfter: DateFamily = {
  name: 'day after some days',
  difficulty: 0.35,
  draw(rng) {
    const first = aDay(rng, 1990, 2040)
    const days = rng.int(25, 400)
    const value = dayOf(dayNumber(first) + days)
    const says = inWords(value)
    return {
      goal: 'find the date that is some days away',
      query: rng.pick([`What is the date ${days} days after ${inWords(first)}?`, `Which day comes ${days} days after ${inWords(first)}?`]),
      essentials: [String(days), inWords(first)],
      ...sometimes(rng, {
        opening: 'Which date is it when my deadline has passed?',
        details: [
          { name: 'start', keywords: ['start', 'begin', 'from', 'date', 'when'], says: `It starts to run on ${inWords(first)}.` },
          { name: 'length', keywords: ['long', 'many', 'days', 'length'], says: `It ends ${days} days after that.` },
        ],
      }),
      answer: { kind: 'day', value },
      again: walk(first, days),
      by: ['arithmetic with day numbers', 'walking day by day over the lengths of the months'],
      says: [`It is ${says}.`, `That falls on ${MONTHS[value.month - 1]} ${value.day}, ${value.year}.`],
    }
  },
}

const nthWeekday: DateFamily = {
  name: 'nth weekday of a month',
  difficulty: 0.5,
  draw(rng) {
    const year = rng.int(1980, 2060)
    const month = rng.int(1, 12)
    const name = rng.pick(WEEKDAYS)
    const nth = rng.int(1, 4)
    const first = { year, month, day: 1 }
    const offset = (WEEKDAYS.indexOf(name) - WEEKDAYS.indexOf(weekdayOf(first)) + 7) % 7
    const value = { year, month, day: 1 + offset + 7 * (nth - 1) }
    const again = allOf(year, month).filter((day) => weekdayByCongruence(day) === name)[nth - 1]
    return {
      goal: 'find the date of a weekday in a month',
      query: rng.pick([
        `What is the date of the ${ORDINALS[nth - 1]} ${name} of ${MONTHS[month - 1]} ${year}?`,
        `On which date does the ${ORDINALS[nth - 1]} ${name} of ${MONTHS[month - 1]} ${year} fall?`,
      ]),
      essentials: [ORDINALS[nth - 1]!, name, `${MONTHS[month - 1]} ${year}`],
      answer: { kind: 'day', value },
      again,
      by: ['the weekday of the first and whole weeks', 'going through all days of the month'],
      says: [`It is ${inWords(value)}.`, `That would be ${MONTHS[month - 1]} ${value.day}, ${year}.`],
    }
  },
}

/** Questions whose answer turns on single days. */
export const dayFamilies: readonly DateFamily[] = [weekday, distantWeekday, daysBetween, daysOverYears, dayAfter, nthWeekday]

const ORDINALS = ['first', 'second', 'third', 'fourth']

function askWeekday(rng: Rng, day: Day): ReturnType<DateFamily['draw']> {
  const said = inWords(day)
  const value = weekdayOf(day)
  const occasion = rng.pick(OCCASIONS)
  return {
    goal: 'find out the weekday of a date',
    query: rng.pick([
      `On which weekday does ${said} fall in the Gregorian calendar?`,
      `What day of the week is ${said} in the Gregorian calendar?`,
    ]),
    essentials: [said],
    ...sometimes(rng, {
      opening: `On which weekday is the ${occasion} that I found in a calendar?`,
      details: [{ name: 'date', keywords: ['date', 'when', 'day', 'year'], says: `It is on ${said}.` }],
    }),
    answer: { kind: 'weekday', value },
    again: weekdayByCongruence(day),
    by: ['day numbers modulo seven', "Zeller's congruence"],
    says: [`It is a ${value}.`, `That day is a ${value}.`],
  }
}

function askDays(rng: Rng, first: Day, last: Day): ReturnType<DateFamily['draw']> {
  const value = dayNumber(last) - dayNumber(first)
  return {
    goal: 'count the days from one date to another',
    query: rng.pick([
      `How many days is it from ${inWords(first)} to ${inWords(last)}, not counting the first day?`,
      `How many days pass from ${inWords(first)} until ${inWords(last)}, if the first day is not counted?`,
    ]),
    essentials: [inWords(first), inWords(last)],
    ...sometimes(rng, {
      opening: 'How many days is it from the one date to the other, not counting the first day?',
      details: [
        { name: 'first date', keywords: ['first', 'from', 'start', 'dates', 'when', 'which'], says: `The first one is ${inWords(first)}.` },
        {
          name: 'last date',
          keywords: ['second', 'last', 'end', 'to', 'dates', 'other', 'which'],
          says: `The other one is ${inWords(last)}.`,
        },
      ],
    }),
    answer: { kind: 'number', value, unit: 'days' },
    again: countDays(first, last),
    by: ['difference of day numbers', 'counting day by day over the lengths of the months'],
    says: [`It is ${value} days.`, `The wait takes ${value} days.`],
  }
}

function sometimes<T>(rng: Rng, conversation: T): { conversation?: T } {
  return rng.next() < 0.4 ? { conversation } : {}
}

function aDay(rng: Rng, from: number, to: number): Day {
  const year = rng.int(from, to)
  const month = rng.int(1, 12)
  return { year, month, day: rng.int(1, daysInMonth(year, month)) }
}

function allOf(year: number, month: number): Day[] {
  return Array.from({ length: daysInMonth(year, month) }, (_, at) => ({ year, month, day: at + 1 }))
}

function walk(from: Day, days: number): Day {
  let day = from
  for (let n = 0; n < days; n++) day = nextDay(day)
  return day
}

function countDays(from: Day, to: Day): number {
  let count = 0
  for (let day = from; day.year < to.year || day.month !== to.month || day.day !== to.day; day = nextDay(day)) count++
  return count
}
