import type { Rng } from '../../../core/rng.ts'
import type { CorpusDocument } from '../sources/corpus-document.ts'
import { countries, countryDocument } from '../sources/countries.ts'
import { elementDocument, elements } from '../sources/elements.ts'

/** A measured property: one column of a table. */
export interface Column {
  /** As the head of the column. */
  readonly head: string
  /** In a question: "the largest ...". */
  readonly property: string
  /** Label of the fact in the document of a row. */
  readonly fact: string
}

export interface Row {
  readonly name: string
  /** One number per column. */
  readonly values: readonly number[]
  readonly document: CorpusDocument
}

/** Figures of some things of one kind. */
export interface Table {
  readonly topic: string
  /** What one row is. */
  readonly noun: { readonly one: string; readonly many: string }
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
}

/** Figures of countries or elements, as many as asked for, in any order. */
export function drawTable(rng: Rng, count: number): Table {
  return rng.next() < 0.6 ? countryTable(rng, count) : elementTable(rng, count)
}

function countryTable(rng: Rng, count: number): Table {
  return {
    topic: 'countries',
    noun: { one: 'country', many: 'countries' },
    columns: [
      { head: 'area (km2)', property: 'area', fact: 'area' },
      { head: 'land neighbours', property: 'number of land neighbours', fact: 'neighbours' },
    ],
    rows: rng
      .shuffle(countries.filter(({ area, borders }) => Number.isInteger(area) && borders.length > 0))
      .slice(0, count)
      .map((country) => ({
        name: country.name.common,
        values: [country.area, country.borders.length],
        document: countryDocument(country),
      })),
  }
}

function elementTable(rng: Rng, count: number): Table {
  return {
    topic: 'chemical elements',
    noun: { one: 'element', many: 'elements' },
    columns: [
      { head: 'atomic mass', property: 'atomic mass', fact: 'mass' },
      { head: 'protons', property: 'number of protons', fact: 'number' },
      { head: 'stable isotopes', property: 'number of stable isotopes', fact: 'isotopes' },
    ],
    rows: rng
      .shuffle(elements)
      .slice(0, count)
      .map((element) => ({
        name: element.name,
        values: [Number(element.mass.toFixed(2)), element.number, element.isotopes.length],
        document: elementDocument(element),
      })),
  }
}

/** A table as people paste it: with bars, tabs or semicolons. */
export function writeTable(rng: Rng, { noun, columns, rows }: Table): string {
  const style = rng.pick(['bars', 'tabs', 'semicolons'] as const)
  const lines = [[noun.one, ...columns.map(({ head }) => head)], ...rows.map(({ name, values }) => [name, ...values.map(String)])]
  if (style === 'tabs') return lines.map((cells) => cells.join('\t')).join('\n')
  if (style === 'semicolons') return lines.map((cells) => cells.join('; ')).join('\n')
  const [head, ...rest] = lines.map((cells) => `| ${cells.join(' | ')} |`)
  return [head, `|${' --- |'.repeat(columns.length + 1)}`, ...rest].join('\n')
}
