import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

const RAO_DIGITS = 9

/** Numbers and dates in the language of the page; the English ones of Explore are in `format.ts`. */
export function useFormat() {
  const { i18n } = useTranslation()
  return useMemo(() => formatIn(i18n.language), [i18n.language])
}

/** How numbers and dates are written in one language. */
export function formatIn(language: string) {
  const count = new Intl.NumberFormat(language)
  const score = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'exceptZero' })
  const share = new Intl.NumberFormat(language, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const tao = new Intl.NumberFormat(language, { minimumFractionDigits: 4, maximumFractionDigits: 4, roundingMode: 'trunc' })
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'medium' })
  const dateTime = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })
  const list = new Intl.ListFormat(language)
  return {
    count: (value: number) => count.format(value),
    /** A score in [-1, 1] with its sign and two decimals. */
    score: (value: number) => score.format(value).replace('-', '−'),
    share: (value: number) => share.format(value),
    /** Rao, a decimal string, as TAO with four decimals, cut and never rounded up. */
    tao: (rao: string) =>
      tao.format(
        `${rao.padStart(RAO_DIGITS + 1, '0').slice(0, -RAO_DIGITS)}.${rao.padStart(RAO_DIGITS, '0').slice(-RAO_DIGITS)}` as Intl.StringNumericLiteral,
      ),
    time: (iso: string) => time.format(new Date(iso)),
    dateTime: (iso: string) => dateTime.format(new Date(iso)),
    /** "A, B and C". */
    list: (words: readonly string[]) => list.format(words),
  }
}
