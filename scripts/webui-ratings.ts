import { existsSync, readFileSync } from 'node:fs'

const file = new URL('../../shared/data/webui-ratings-39x84.csv', import.meta.url)

/** The ratings lie beside the repository and are not part of it. */
export const webUiRatingsPresent = existsSync(file)

export const WEB_UI_SCALES = ['Aesth', 'LoD', 'Useful'] as const

/** Grades from 1 to 10 of 84 web pages by 39 people: shape [39 people][84 pages], every cell filled. */
export function readWebUiRatings(scale: (typeof WEB_UI_SCALES)[number]): number[][] {
  const [header, ...rows] = readFileSync(file, 'utf8')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','))
  const [person, page, grade] = ['user_id', 'filename', scale].map((name) => header!.indexOf(name)) as [number, number, number]
  const pages = [...new Set(rows.map((row) => row[page]!))]
  return [...Map.groupBy(rows, (row) => row[person]!).values()].map((own) => {
    const grades = new Map(own.map((row) => [row[page]!, Number(row[grade])]))
    return pages.map((name) => grades.get(name)!)
  })
}
