/** What is needed to write names and dates in a language; written down by hand, and held against CLDR by every question. */
export interface Language {
  readonly name: string
  /** In `world-countries`. */
  readonly code: string
  /** In BCP 47. */
  readonly tag: string
}

/** A language in which dates are asked for, too. */
export interface DateLanguage extends Language {
  readonly months: readonly string[]
  /** From Sunday. */
  readonly weekdays: readonly string[]
  /** A date, its month as one of {@link months}. */
  date(day: number, month: string, year: number): string
  /** What stands between weekday and date. */
  readonly afterWeekday: string
}

export const LANGUAGES: readonly Language[] = [
  { name: 'Croatian', code: 'hrv', tag: 'hr' },
  { name: 'Czech', code: 'ces', tag: 'cs' },
  { name: 'Dutch', code: 'nld', tag: 'nl' },
  { name: 'Estonian', code: 'est', tag: 'et' },
  { name: 'Finnish', code: 'fin', tag: 'fi' },
  { name: 'French', code: 'fra', tag: 'fr' },
  { name: 'German', code: 'deu', tag: 'de' },
  { name: 'Hungarian', code: 'hun', tag: 'hu' },
  { name: 'Italian', code: 'ita', tag: 'it' },
  { name: 'Polish', code: 'pol', tag: 'pl' },
  { name: 'Portuguese', code: 'por', tag: 'pt' },
  { name: 'Russian', code: 'rus', tag: 'ru' },
  { name: 'Slovak', code: 'slk', tag: 'sk' },
  { name: 'Spanish', code: 'spa', tag: 'es' },
  { name: 'Swedish', code: 'swe', tag: 'sv' },
  { name: 'Turkish', code: 'tur', tag: 'tr' },
]

const list = (words: string) => words.split(' ')
const plain = (day: number, month: string, year: number) => `${day} ${month} ${year}`
const withDe = (day: number, month: string, year: number) => `${day} de ${month} de ${year}`
const language = (tag: string): Language => LANGUAGES.find((known) => known.tag === tag)!

export const DATE_LANGUAGES: readonly DateLanguage[] = [
  {
    ...language('nl'),
    months: list('januari februari maart april mei juni juli augustus september oktober november december'),
    weekdays: list('zondag maandag dinsdag woensdag donderdag vrijdag zaterdag'),
    date: plain,
    afterWeekday: ' ',
  },
  {
    ...language('fr'),
    months: list('janvier février mars avril mai juin juillet août septembre octobre novembre décembre'),
    weekdays: list('dimanche lundi mardi mercredi jeudi vendredi samedi'),
    date: plain,
    afterWeekday: ' ',
  },
  {
    ...language('de'),
    months: list('Januar Februar März April Mai Juni Juli August September Oktober November Dezember'),
    weekdays: list('Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag'),
    date: (day, month, year) => `${day}. ${month} ${year}`,
    afterWeekday: ', ',
  },
  {
    ...language('it'),
    months: list('gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'),
    weekdays: list('domenica lunedì martedì mercoledì giovedì venerdì sabato'),
    date: plain,
    afterWeekday: ' ',
  },
  {
    ...language('pt'),
    months: list('janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'),
    weekdays: list('domingo segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado'),
    date: withDe,
    afterWeekday: ', ',
  },
  {
    ...language('es'),
    months: list('enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'),
    weekdays: list('domingo lunes martes miércoles jueves viernes sábado'),
    date: withDe,
    afterWeekday: ', ',
  },
  {
    ...language('sv'),
    months: list('januari februari mars april maj juni juli augusti september oktober november december'),
    weekdays: list('söndag måndag tisdag onsdag torsdag fredag lördag'),
    date: plain,
    afterWeekday: ' ',
  },
]
