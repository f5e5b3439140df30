import 'i18next'
import type { english } from './english.ts'

declare module 'i18next' {
  /** Keys and placeholders are checked against the English texts. */
  interface CustomTypeOptions {
    defaultNS: 'shell'
    resources: typeof english
  }
}
