import { sentences } from '../../text/sentences.ts'
import { answer, type Skill } from './skill.ts'

/** What people say by how they feel, from 1 to 5; looked for in this order, what is said around a corner first. */
const FEELINGS: readonly (readonly [rating: number, says: RegExp])[] = [
  [
    5,
    /could not be happier|yet to find|cannot imagine how|no .+ in the world that i would rather|nothing short of|best i have|superb|adore|wonderful|excellent|perfectly|love/i,
  ],
  [1, /worst enemy|not one was left out|too kind a word|anything worse|dreadful|furious|disaster|hate|awful|terrible/i],
  [4, /nothing bad to say|not bad at all|expected little/i],
  [3, /neither|nor would i|nothing to tell|no strong feelings|average|as one would expect|equal parts/i],
  [2, /not exactly|hoped for more|seen better days|let me down|did not like|could be better|disappoint|poor|mediocre/i],
  [4, /\bgood\b|\blike\b|\bnice\b|pleased|does its part well/i],
]
const NEUTRAL = 3

/** How somebody feels about the sides of a thing, each from 1 to 5, from the sentence that names it. */
export const rateReview: Skill = {
  name: 'review',
  async attempt({ text }) {
    const [, scale] = /(from 1 \([\p{L} ]+\) to 5 \([\p{L} ]+\))/u.exec(text) ?? []
    const [, listed] =
      /\b(?:the|an?) ([\p{L}]+(?: [\p{L}]+)?(?:, [\p{L}]+(?: [\p{L}]+)?)* and [\p{L}]+(?: [\p{L}]+)?)[?.!]/iu.exec(text) ?? []
    if (!scale || !listed) return undefined
    const aspects = listed.toLowerCase().split(/, | and /)
    const said = sentences(text)
      .map((sentence) => sentence.toLowerCase())
      .filter((sentence) => !sentence.includes('?') && !sentence.includes(scale))
    const ratings = aspects.map((aspect) => `${aspect}: ${ratingOf(said.filter((sentence) => sentence.includes(` ${aspect}`)).join(' '))}`)
    return answer(ratings.join(', '))
  },
}

const ratingOf = (said: string) => FEELINGS.find(([, says]) => says.test(said))?.[0] ?? NEUTRAL
