import { LANGUAGE_TAGS, phraseBook } from '../tools/phrase-book.ts'
import { mentions } from './mentions.ts'
import { answer, type Skill } from './skill.ts'

/** Longer lists, and longer names, are no phrases. */
const MOST_PARTS = 10
const MOST_WORDS = 10

/** Names and dates into another language. */
export const translatePhrases: Skill = {
  name: 'translation',
  async attempt({ text, plain }, tools) {
    const [language] = mentions(text, LANGUAGE_TAGS)
    if (language === undefined || !/translate|put|render|write|say|turn|into/.test(plain)) return undefined
    const [, phrases] = /(?:into|in|to)\s+\p{Lu}?\p{L}+(?: (?:for|to) me)?\s*:\s*([^\n]+)/iu.exec(text) ?? /:\s*([^\n]+)/.exec(text) ?? []
    if (!phrases) return undefined
    const parts = phrases.split(';').map((part) => part.trim())
    if (parts.length > MOST_PARTS) return undefined
    const said = await Promise.all(parts.map((part) => translated(part)))
    return said.every((one) => one !== undefined) ? answer(said.join('; ')) : undefined

    /** What follows a name or date, such as thanks, is cut off word by word. */
    async function translated(part: string): Promise<string | undefined> {
      const words = part
        .replace(/[?!.]+(?=\s|$)/g, ' ')
        .trim()
        .split(/\s+/)
        .slice(0, MOST_WORDS)
      for (let count = words.length; count > 0; count--) {
        const found = await tools.use(phraseBook, {
          phrase: words
            .slice(0, count)
            .join(' ')
            .replace(/[^\p{L}\p{N})]+$/u, ''),
          language: language!,
        })
        if (found !== undefined) return found
      }
      return undefined
    }
  },
}
