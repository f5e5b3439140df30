import { describe, expect, it } from 'vitest'
import { english } from './english.ts'
import { LANGUAGES } from './languages.ts'

const FILES = import.meta.glob<Record<string, object>>('./*/*.ts', { eager: true })
const PLURAL = /_(zero|one|two|few|many|other)$/
const others = LANGUAGES.filter(({ code }) => code !== 'en')
const namespaces = Object.keys(english) as (keyof typeof english)[]

/** Texts by their full key. */
function flatten(texts: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === 'string' ? [[path + key, value] as const] : [...flatten(value, `${path}${key}.`)],
    ),
  )
}

/** By key without its plural form: the forms there are, and the placeholders of all of them. */
function outline(texts: object): Record<string, { forms: string[]; placeholders: string[] }> {
  const outlines: Record<string, { forms: string[]; placeholders: string[] }> = {}
  for (const [key, text] of flatten(texts)) {
    const base = key.replace(PLURAL, '')
    const { forms, placeholders } = outlines[base] ?? { forms: [], placeholders: [] }
    const form = PLURAL.exec(key)?.[1]
    const found = [...text.matchAll(/\{\{\s*(\w+)|<(\w+)>/g)].map(([, name, tag]) => name ?? `<${tag}>`)
    outlines[base] = { forms: form ? [...forms, form] : forms, placeholders: [...new Set([...placeholders, ...found])].sort() }
  }
  return outlines
}

const textsOf = (code: string, namespace: string): object => FILES[`./${code}/${namespace}.ts`]?.[namespace] ?? {}

describe.each(others)('the texts in $name', ({ code }) => {
  it.each(namespaces)('say all that the English ones of "%s" say, with the same placeholders', (namespace) => {
    const placeholders = (texts: object) =>
      Object.fromEntries(Object.entries(outline(texts)).map(([key, value]) => [key, value.placeholders]))
    expect(placeholders(textsOf(code, namespace))).toEqual(placeholders(english[namespace]))
  })

  it.each(namespaces)('have every plural form of the language in "%s"', (namespace) => {
    const { pluralCategories } = new Intl.PluralRules(code).resolvedOptions()
    for (const [key, { forms }] of Object.entries(outline(english[namespace]))) {
      // None at all may have words of its own in a language that has no form for it.
      const wanted = [...new Set<string>([...pluralCategories, ...forms.filter((form) => form === 'zero')])].sort()
      if (forms.length > 0) expect([key, outline(textsOf(code, namespace))[key]?.forms.sort()]).toEqual([key, wanted])
    }
  })

  it.each(namespaces)('leave nothing of "%s" empty', (namespace) => {
    expect([...flatten(textsOf(code, namespace))].filter(([, text]) => text.trim() === '')).toEqual([])
  })
})

it('come in one file for each namespace and language, and no others', () => {
  const wanted = LANGUAGES.flatMap(({ code }) => namespaces.map((namespace) => `./${code}/${namespace}.ts`))
  expect(Object.keys(FILES).sort()).toEqual(wanted.sort())
})
