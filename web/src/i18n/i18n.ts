import { createInstance } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { english } from './english.ts'
import { keepLanguageChoice, readLanguageChoice } from './language-choice.ts'
import type { Language } from './languages.ts'
import { wordsOfKey } from './words-of-key.ts'

type Texts = Readonly<Record<string, object>>

/** Every file of the other languages; each is fetched when its language is first chosen. */
const FILES = import.meta.glob<Texts>(['./*/*.ts', '!./en/*.ts'])

export const i18n = createInstance()

/** Sets up the texts in the language of this browser. Without an answer from the server they are English. */
export async function startI18n(): Promise<void> {
  await i18n.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: english },
    defaultNS: 'shell',
    interpolation: { escapeValue: false }, // React escapes
    react: { useSuspense: false },
    parseMissingKeyHandler: wordsOfKey,
  })
  await showLanguage(readLanguageChoice()).catch(() => {})
}

/** Changes the language of the page, and remembers it. @throws when its texts cannot be fetched: the page stays as it was */
export async function chooseLanguage(language: Language): Promise<void> {
  await showLanguage(language)
  keepLanguageChoice(language)
}

async function showLanguage(language: Language): Promise<void> {
  if (language !== 'en' && !i18n.hasResourceBundle(language, 'shell')) await fetchTexts(language)
  await i18n.changeLanguage(language)
}

async function fetchTexts(language: Language): Promise<void> {
  const files = Object.entries(FILES).filter(([path]) => path.startsWith(`./${language}/`))
  const modules = await Promise.all(files.map(([, load]) => load()))
  for (const [namespace, texts] of modules.flatMap((module) => Object.entries(module))) i18n.addResourceBundle(language, namespace, texts)
}
