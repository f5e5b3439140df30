import type { FuzzContext, FuzzOperator } from './fuzz-operator.ts'
import { sayBefore } from './say-around.ts'

/** Words that say nothing of the matter but much of who asks: hesitation, impatience, wonder. */
export const fillers: FuzzOperator = {
  name: 'fillers',
  weight: ({ doubt, formality, haste }) => Math.max(0.15, Math.min(1, 0.35 + 0.4 * Math.abs(doubt) - 0.3 * formality + 0.2 * haste)),
  apply(text, context) {
    const { rng, strength, persona } = context
    const words = fillersOf(context)
    const filled = text.replace(/(?<=\b(?:is|are|need|know|me|want|was)) (?=\p{Ll}|[\ue000-\uf8ff])/gu, (gap) => {
      const [dice, word] = [rng.next(), rng.pick(words)]
      return dice < strength * 0.3 ? ` ${word} ` : gap
    })
    const [opens, mood] = [rng.next(), rng.pick(MOODS[persona.mood])]
    return opens < strength * 0.35 ? sayBefore(mood, filled) : filled
  },
}

function fillersOf({ manner: { formality, doubt, haste } }: FuzzContext): readonly string[] {
  if (formality > 0.4) return ['strictly', 'precisely', 'in fact']
  if (doubt > 0.4) return ['um', 'I guess', 'maybe', 'er']
  if (haste > 0.4) return ['quickly', 'just', 'right now']
  return ['like', 'basically', 'actually', 'really']
}

const MOODS: Readonly<Record<FuzzContext['persona']['mood'], readonly string[]>> = {
  interested: ['I find this really interesting.', "I'm keen on learning more about this.", 'This is a topic that I love.'],
  concerned: [
    "I'm a bit worried that I have this wrong.",
    'I hope you can help me because this troubles me.',
    'I think there may be a problem here.',
  ],
  impatient: ["I can't wait any longer for this.", 'I need this now so hurry up.', 'Come on.'],
  tired: ["It's late and I'm really tired.", 'Sigh.', "I'm too sleepy to think this through myself."],
  confused: ["Hmm, I don't get it at all.", "I'm confused about this and I'm lost.", 'Huh?'],
  annoyed: ['Ugh.', 'This is so annoying and it drives me mad.', "I'm annoyed that I have to ask you this."],
  curious: ['I have been wondering about this for a while.', "I'm just curious about it.", 'I wonder.'],
  upbeat: ['What a great day!', "I'm so happy that you can help me with this!", 'This is going to be fun!'],
  lazy: ["I can't be bothered to look it up myself.", 'Meh.', "I'm too lazy to work this out so you do it."],
}
