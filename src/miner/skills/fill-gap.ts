import type { Encyclopaedia } from '../tools/encyclopaedia.ts'
import { answer, ask, type Skill } from './skill.ts'

/** A sentence of a page with a gap, in quotation marks, and what the page is about. */
const QUOTED = /["“]([^"”]{10,400}____[^"”]{0,400})["”]/
const ABOUT = /\babout ([^"“]{1,100}?),? (?:says?|tells?|states?)\b/i

/** The year that belongs in the gap of a sentence, from the page that it is from. */
export const fillGap: Skill = {
  name: 'gap',
  async attempt({ text }, tools) {
    const [, gapped] = QUOTED.exec(text) ?? []
    const encyclopaedia = tools.tools.find(({ name }) => name === 'encyclopaedia') as Encyclopaedia | undefined // the only tool of that name
    if (!gapped || !encyclopaedia) return undefined
    const subject = ABOUT.exec(text)?.[1]
    if (!subject) return ask('What is the text about, what is its title?')
    const page = await tools.use(encyclopaedia, { words: subject })
    const [before = '', after = ''] = gapped.split('____').map(plain)
    const said = plain(page?.text ?? '')
    const start = said.indexOf(before)
    const year = /^\d{3,4}/.exec(start < 0 ? '' : said.slice(start + before.length))?.[0]
    if (!year || !said.startsWith(after, start + before.length + year.length)) return undefined
    return answer(`It was ${year}.`)
  },
}

/** Question marks are left out where sentences are quoted. */
const plain = (text: string) => text.replaceAll('?', '').replace(/\s+/g, ' ')
