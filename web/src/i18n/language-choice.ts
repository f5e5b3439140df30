import type { Language } from './languages.ts'
import { matchLanguage } from './match-language.ts'

const STORAGE_KEY = 'kumite.language'

/** The language that was chosen in this browser, else the best of those that the browser asks for. */
export function readLanguageChoice(): Language {
  const stored = readStored()
  return matchLanguage(stored ? [stored] : navigator.languages)
}

export function keepLanguageChoice(language: Language): void {
  try {
    localStorage.setItem(STORAGE_KEY, language)
  } catch {
    // no storage (a private window, a policy): the choice lasts as long as the page
  }
}

function readStored(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY)
  } catch {
    return null
  }
}
