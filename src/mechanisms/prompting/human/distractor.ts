import type { FuzzOperator } from './fuzz-operator.ts'
import { sayAfter, sayBefore } from './say-around.ts'

/** A sentence beside the point, out of somebody's life: no number, no question, nothing that an answer could hang on. */
export const distractor: FuzzOperator = {
  name: 'distractor',
  weight: ({ haste, energy }) => Math.max(0.1, Math.min(1, 0.6 - 0.6 * haste + 0.2 * energy)),
  apply(text, { strength, turn, rng, persona }) {
    const [dice, place, sentence] = [rng.next(), rng.next(), rng.pick(ASIDES[persona.profile])]
    if (turn === 'later' || dice >= strength * 0.5) return text
    return place < 0.6 || /\n/.test(text) ? sayBefore(sentence, text) : sayAfter(text, sentence)
  },
}

const ASIDES = {
  student: [
    'I need it for my homework and it is due soon.',
    'I missed half of the class, so I have no idea.',
    'My exam is coming up and I feel a bit behind.',
    'We had this in a lecture once but I forgot.',
  ],
  teacher: [
    'My pupils brought this up during the lesson today.',
    'I am preparing a worksheet for my class.',
    'I would like to discuss this with my students tomorrow.',
    'I asked a colleague of mine who could not say either.',
  ],
  parent: [
    'My kid asked me about this at breakfast.',
    'My daughter will not go to bed before she hears it.',
    'We argued about it at home over dinner.',
    'My son needs it for school and I want to help him.',
  ],
  hacker: [
    'I have been up all night with the terminal open.',
    "I'm doing this for some side hustle of mine.",
    'My rig is rendering stuff while I type this.',
    'Some guy in my irc channel came up with it.',
  ],
  programmer: [
    'This came up in the code review that I am doing.',
    'I want to put it in the ticket that I have open.',
    'I have time to ask because my build is running anyway.',
    'A teammate and I disagree on it.',
  ],
  scientist: [
    'I require it for a section of a paper that I am writing.',
    'A reviewer of our manuscript insisted on it.',
    'Our group discussed the matter at considerable length.',
    'The literature that I have at hand is silent on this.',
  ],
} as const
