import type { FuzzContext, FuzzOperator } from './fuzz-operator.ts'
import { sayAfter, sayBefore } from './say-around.ts'

/** A word before and a word after: hello, thanks, or a grumble. */
export const greeting: FuzzOperator = {
  name: 'greeting',
  weight: ({ warmth, haste }) => Math.max(0, Math.min(1, 0.25 + 0.55 * Math.abs(warmth) - 0.3 * haste)),
  apply(text, context) {
    const { turn, rng, strength } = context
    const [before, after, hello, bye] = [rng.next(), rng.next(), rng.pick(openings(context)), rng.pick(closings(context))]
    const opened = before < strength * 0.3 ? sayBefore(turn === 'first' ? hello : rng.pick(replies(context)), text) : text
    return after < strength * 0.35 ? sayAfter(opened, bye) : opened
  },
}

function openings({ manner: { formality, warmth } }: FuzzContext): readonly string[] {
  if (formality > 0.4) return ['Good day.', 'Dear assistant,', 'Good evening.', 'To whom it may concern:']
  if (warmth < -0.4) return ['Listen.', 'Right.', 'OK, machine.', 'You there.']
  if (formality < -0.4) return ['Hey', 'Yo', 'Sup,', 'Heya']
  if (warmth > 0.4) return ['Hi there!', 'Hello, my friend!', 'Hi, hope you are well.', 'Hello!']
  return ['Hi,', 'Hello,', 'Hi', 'Hello there,']
}

function closings({ manner: { formality, warmth, haste } }: FuzzContext): readonly string[] {
  if (formality > 0.4) return ['I thank you in advance.', 'With kind regards.', 'Your assistance is appreciated.']
  if (warmth < -0.4) return ["And don't waste my time.", 'Get on with it.', "I don't have all day."]
  if (haste > 0.5) return ['Asap please.', 'Need it now.', 'Be quick.']
  if (warmth > 0.4) return ['Thank you so much!', 'Thanks a lot, you are great!', 'Many thanks!']
  return ['Thanks.', 'Thank you.', 'That would be great.']
}

function replies({ manner: { formality, warmth } }: FuzzContext): readonly string[] {
  if (formality > 0.4) return ['Certainly.', 'Of course.', 'Indeed.']
  if (warmth < -0.4) return ['Seriously?', 'Fine.', 'Whatever.']
  if (formality < -0.4) return ['Yeah,', 'Ok so,', 'Oh right,']
  if (warmth > 0.4) return ['Sure!', 'Oh, of course!', 'Happy to help:']
  return ['Ok.', 'Sure.', 'Yes.']
}
