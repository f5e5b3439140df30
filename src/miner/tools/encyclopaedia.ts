import * as z from 'zod'
import { DeadSourceError, NoPageError } from '../../mechanisms/prompting/errors.ts'
import { type MediaWiki, readPage, searchPages } from '../../mechanisms/prompting/sources/media-wiki.ts'
import { plainText } from '../../mechanisms/prompting/sources/plain-text.ts'
import type { Tool } from './tool.ts'

const MOST_CHARACTERS = 6000

export type Encyclopaedia = Tool<{ words: string }, { readonly title: string; readonly text: string }>

/** A live wiki: the page that fits some words best. Where the wiki cannot be reached nothing is found. */
export function encyclopaedia(wiki: MediaWiki): Encyclopaedia {
  return {
    name: 'encyclopaedia',
    description: 'Searches an encyclopaedia for some words, and gives the beginning of the page that fits best.',
    parameters: z.object({ words: z.string().min(1).max(200) }),
    async run({ words }) {
      try {
        const [key] = await searchPages(wiki, words, 1)
        if (key === undefined) return undefined
        const { title, latest, license, source } = await readPage(wiki, key)
        const text = plainText(source).slice(0, MOST_CHARACTERS)
        const from = { source: `${wiki.endpoint}/page/${key}`, revision: String(latest.id), licence: license.title }
        return { value: { title, text }, sources: [{ ...from, text }] }
      } catch (error) {
        if (error instanceof DeadSourceError || error instanceof NoPageError) return undefined
        throw error
      }
    },
  }
}
