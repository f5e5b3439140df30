import type { Country } from 'world-countries'
import type { WordSense } from '../../../models/facts/word-net.ts'
import { concreteNouns } from '../../../models/facts/word-net.ts'
import { fold } from '../verifiers/polarity.ts'
import { countries } from './countries.ts'
import { type Element, elements } from './elements.ts'

/** What kind of thing an answer names: of everything else of its kind it is known that it is wrong. */
export const UNIVERSES = ['capitals', 'countries', 'currencies', 'languages', 'elements', 'nouns'] as const
export type Universe = (typeof UNIVERSES)[number]

const MORE_NAMES: Readonly<Record<string, readonly string[]>> = {
  'Washington D.C.': ['Washington', 'Washington DC', 'Washington, D.C.'],
  Kyiv: ['Kiev'],
  Bern: ['Berne'],
  'Ulan Bator': ['Ulaanbaatar'],
  Beijing: ['Peking'],
  Astana: ['Nur-Sultan'],
  Naypyidaw: ['Nay Pyi Taw'],
  "N'Djamena": ['Ndjamena'],
  "Sana'a": ['Sanaa'],
  "Nuku'alofa": ['Nukualofa'],
  'New Delhi': ['Delhi'],
  'South Tarawa': ['Tarawa'],
  'United States': ['United States of America', 'USA', 'U.S.', 'America'],
  'United Kingdom': ['UK', 'Britain', 'Great Britain'],
  Netherlands: ['Holland'],
  Czechia: ['Czech Republic'],
  Eswatini: ['Swaziland'],
  Myanmar: ['Burma'],
  Turkey: ['Turkiye'],
  'North Macedonia': ['Macedonia'],
  'Timor-Leste': ['East Timor'],
  'Ivory Coast': ["Côte d'Ivoire"],
  'Cape Verde': ['Cabo Verde'],
  Euro: ['euros'],
  'United States dollar': ['US dollar', 'U.S. dollar', 'American dollar'],
  'British pound': ['pound sterling', 'sterling'],
  'Chinese yuan': ['renminbi'],
  'Persian (Farsi)': ['Persian', 'Farsi'],
  Aluminum: ['Aluminium'],
  Aluminium: ['Aluminum'],
  Sulfur: ['Sulphur'],
  Cesium: ['Caesium'],
  Caesium: ['Cesium'],
}

const withMore = (name: string): string[] => [name, ...(MORE_NAMES[name] ?? [])]

export const capitalNames = (country: Country): string[] => withMore(country.capital[0]!)

/** Its names in Latin letters; codes are left out, as they may be words. */
export function countryNames({ name, altSpellings }: Country): string[] {
  const others = [name.official, ...altSpellings].filter((other) => other.length > 3 && /^[\p{Script=Latin}\p{M}\s.,'’()-]+$/u.test(other))
  return [...new Set([...withMore(name.common), ...others])]
}

export const elementNames = ({ name }: Element): string[] => withMore(name)

export const nounNames = ({ word, synonyms }: WordSense): string[] => [word, ...synonyms]

export const languageNames = (language: string): string[] => withMore(language)

/** A currency by its name and, where no other ends with the same word, by that word. */
export function currencyNames(currency: string): string[] {
  const last = lastWord(currency)
  const isUnique = allCurrencies().every((other) => other === currency || lastWord(other) !== last)
  return [...withMore(currency), ...(isUnique ? [last, `${last}s`] : [])]
}

const lastWord = (name: string) => name.split(' ').at(-1)!

function allCurrencies(): readonly string[] {
  return [...new Set(countries.flatMap((country) => Object.values(country.currencies).map(({ name }) => name)))]
}

const known = new Map<Universe, readonly string[]>()

/** All names of a kind; of nouns those that an answer offers as if they were it, as an explanation is full of nouns. */
export function namesOf(universe: Universe, answer: string): readonly string[] {
  if (universe === 'nouns') return offeredNouns(answer)
  const names = known.get(universe) ?? listNames(universe)
  known.set(universe, names)
  return names
}

function listNames(universe: Exclude<Universe, 'nouns'>): readonly string[] {
  if (universe === 'capitals') return countries.flatMap(({ capital }) => capital.flatMap(withMore))
  if (universe === 'countries') return countries.flatMap(countryNames)
  if (universe === 'currencies') return allCurrencies().flatMap(currencyNames)
  if (universe === 'elements') return elements.flatMap(elementNames)
  return [...new Set(countries.flatMap(({ languages }) => Object.values(languages)))].flatMap(withMore)
}

let nouns: ReadonlySet<string> | undefined

function offeredNouns(answer: string): string[] {
  nouns ??= new Set(concreteNouns().flatMap(nounNames))
  const offers = fold(answer.slice(0, 4000))
    .split(/[\n.,;:!?]|\b(?:or|and)\b/)
    .map((part) =>
      part
        .replace(/["'*]|\b(?:it|this|that|is|be|would|the|word|term|answer|either|maybe|an?|called|named)\b/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
  return offers.filter((offer) => nouns!.has(offer))
}
