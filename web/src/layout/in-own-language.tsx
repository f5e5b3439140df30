import { type ReactNode, useMemo } from 'react'
import { I18nextProvider } from 'react-i18next'
import { useLocation } from 'wouter'
import { i18n } from '../i18n/i18n.ts'

/** Pages that workers see speak the chosen language; the others are English, whatever is chosen. */
const TRANSLATED = /^\/(work|join)\b/

/** Says in which language, and from which side, a page is to be read. */
export function InOwnLanguage({ children }: { children: ReactNode }) {
  const [path] = useLocation()
  const inEnglish = useMemo(() => i18n.cloneInstance({ lng: 'en' }), [])
  if (TRANSLATED.test(path)) return children
  return (
    <I18nextProvider i18n={inEnglish}>
      <div lang="en" dir="ltr">
        {children}
      </div>
    </I18nextProvider>
  )
}
