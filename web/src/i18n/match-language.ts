import { LANGUAGES, type Language } from './languages.ts'

/** The first of the wanted languages that we have, whatever its region: 'de-AT' is German. English when there is none. */
export function matchLanguage(wanted: readonly string[]): Language {
  const known = wanted.map((tag) => LANGUAGES.find(({ code }) => code === tag.toLowerCase().split('-')[0])?.code)
  return known.find((code) => code !== undefined) ?? 'en'
}
