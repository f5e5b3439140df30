import { digitsForWords } from '../../mechanisms/prompting/verifiers/digits-for-words.ts'
import { readDates, type SaidDate } from '../../mechanisms/prompting/verifiers/read-date.ts'
import { type CalendarDay, calendar, MONTH_NAMES } from '../tools/calendar.ts'
import type { ToolUse } from '../tools/tool-use.ts'
import { answer, ask, type Skill, type SkillResult } from './skill.ts'

const NTH = ['first', 'second', 'third', 'fourth', 'fifth']
const WEEKDAY = /\b((?:sun|mon|tues|wednes|thurs|fri|satur)day)\b/
const isDay = (date: SaidDate): date is CalendarDay => date.year !== undefined && date.month !== undefined && date.day !== undefined

/** The calendar: weekdays, days between dates, days some days later, leap years, eras. */
export const answerDate: Skill = {
  name: 'date',
  async attempt({ text, plain, turns }, tools) {
    if (!/\b(?:weekday|day of week|days?|date|dates|calendar|leap|years?|bc|weekdays|what day)\b/.test(plain)) return undefined
    const years = numbersIn(text)
    if (/\b(?:bc|no year 0|era)\b/.test(plain)) return overEras(text, plain, tools)
    if (/leap/.test(plain)) return yearAnswer(await tools.use(calendar, { task: 'next leap year', after: years[0] ?? 0 }))
    if (/wall calendar|same weekday|every date/.test(plain))
      return yearAnswer(
        await tools.use(calendar, { task: 'next year with the same calendar', after: years.find((year) => year > 31) ?? 0 }),
      )
    const numbered = /\bday (?:(?:number|figure|no\.?) )?(\d{1,3}) (?:of|in|from) (?:year )?(\d{4})/.exec(plain)
    if (numbered)
      return dayAnswer(
        await tools.use(calendar, {
          task: 'days later',
          date: { year: Number(numbered[2]), month: 1, day: 1 },
          days: Number(numbered[1]) - 1,
        }),
      )
    const nth = NTH.findIndex((word) => new RegExp(`\\b${word} ${WEEKDAY.source}`).test(plain)) + 1
    if (nth > 0) return nthWeekday(nth, plain, text, tools)
    return withDays(readDates(text).filter(isDay), { plain, text, turns }, tools)
  },
}

async function withDays(
  days: readonly CalendarDay[],
  { plain, text, turns }: { plain: string; text: string; turns: number },
  tools: ToolUse,
): Promise<SkillResult | undefined> {
  const [first, second] = days
  const mayAsk = tools.tools.length > 0 && turns < 3
  const later = /(\d+) days (?:after|later|from)|(\d+) days\b/.exec(plain)
  if (/\bhow many days|(?:number|figure) of days|days (?:is it|pass)|one date to other/.test(plain)) {
    if (first && second) {
      const between = await tools.use(calendar, { task: 'days between', from: first, to: second })
      return between === undefined ? undefined : answer(`It is ${between} days.`)
    }
    return mayAsk
      ? ask('Which dates are these: what is the first date, from which I start, and what is the last date, the end?')
      : undefined
  }
  if (later && first) {
    const days = Number(later[1] ?? later[2])
    return dayAnswer(await tools.use(calendar, { task: 'days later', date: first, days: /before/.test(plain) ? -days : days }))
  }
  if (/deadline/.test(plain)) return mayAsk ? ask('From which date does it start, and how many days long is it?') : undefined
  if (!/weekday|day of week|what day|which day/.test(plain)) return undefined
  if (!first) return mayAsk && !/\d/.test(text) ? ask('On which date is it, in what year: when?') : undefined
  const weekday = await tools.use(calendar, { task: 'weekday', date: first })
  return weekday === undefined ? undefined : answer(`It is a ${weekday}.`)
}

async function nthWeekday(nth: number, plain: string, text: string, tools: ToolUse): Promise<SkillResult | undefined> {
  const weekday = WEEKDAY.exec(plain)?.[1]
  const said = readDates(text).find(({ month, year }) => month !== undefined && year !== undefined)
  if (weekday === undefined || said?.month === undefined || said.year === undefined) return undefined
  return dayAnswer(await tools.use(calendar, { task: 'nth weekday of a month', nth, weekday, month: said.month, year: said.year }))
}

/** Years before and after the change of eras. */
async function overEras(text: string, plain: string, tools: ToolUse): Promise<SkillResult | undefined> {
  const years = readDates(text.replace(/\d+ years/g, ' ')).flatMap(({ year, month }) =>
    year !== undefined && month === undefined ? [year] : [],
  )
  const [from, to] = years
  if (from === undefined) return undefined
  const span = /(\d+) years (?:after|later)/.exec(plain)
  if (span) {
    const year = Number(await tools.use(calendar, { task: 'years later', year: from, years: Number(span[1]) }))
    return Number.isNaN(year) ? undefined : answer(year < 0 ? `It was ${-year} BC.` : `It was AD ${year}.`)
  }
  if (to === undefined) return undefined
  const between = await tools.use(calendar, { task: 'years between', from, to })
  return between === undefined ? undefined : answer(`It was ${between} years.`)
}

const numbersIn = (text: string) => [...digitsForWords(text).matchAll(/\d{3,4}/g)].map(([digits]) => Number(digits))
const yearAnswer = (year: unknown) => (year === undefined ? undefined : answer(`That is ${year}.`))

function dayAnswer(found: unknown): SkillResult | undefined {
  if (typeof found !== 'object' || found === null) return undefined
  const { year, month, day } = found as CalendarDay // what the calendar gives for a day
  return answer(`It is ${day} ${MONTH_NAMES[month - 1]} ${year}.`)
}
