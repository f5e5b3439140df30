import { type ReactNode, useLayoutEffect, useMemo } from 'react'
import { I18nextProvider, useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { i18n } from '../i18n/i18n.ts'
import { directionOf } from '../i18n/languages.ts'

/** Pages that workers see speak the chosen language; the others are English, whatever is chosen. */
const TRANSLATED = /^\/(work|join)\b/

/** Says in which language, and from which side, a page is to be read: of the whole document, for its dialogs and hints hang beside it. */
export function InOwnLanguage({ children }: { children: ReactNode }) {
  const [path] = useLocation()
  const { i18n: chosen } = useTranslation()
  const inEnglish = useMemo(() => i18n.cloneInstance({ lng: 'en' }), [])
  const translated = TRANSLATED.test(path)
  const language = translated ? chosen.language : 'en'
  useLayoutEffect(() => {
    document.documentElement.lang = language
    document.documentElement.dir = directionOf(language)
  }, [language])
  return translated ? children : <I18nextProvider i18n={inEnglish}>{children}</I18nextProvider>
}
