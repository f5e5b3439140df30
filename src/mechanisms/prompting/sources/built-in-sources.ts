import { concreteNouns } from '../../../models/facts/word-net.ts'
import type { CorpusDocument } from './corpus-document.ts'
import { countries, countryDocument } from './countries.ts'
import { elementDocument, elements } from './elements.ts'
import { nounDocument } from './nouns.ts'
import type { SourceReader } from './source-reader.ts'

let documents: readonly CorpusDocument[] | undefined

/** All texts that come with the package: one per country, element and noun. @cost about .3 s the first time, kept from then on */
export function builtInDocuments(): readonly CorpusDocument[] {
  documents ??= [...countries.map(countryDocument), ...elements.map(elementDocument), ...concreteNouns().map(nounDocument)]
  return documents
}

/** Texts made of the facts that come with the package: always there. */
export const builtInSources: SourceReader = {
  draw: async (rng) => rng.pick(builtInDocuments()),
  problems: () => [],
}
