import type { Rng } from '../../core/rng.ts'
import type { Brief } from '../brief.ts'
import type { MiniApp } from './mini-app.ts'

/**
 * Draws how an app's request is worded, the way a person would send it: what and for whom, what it must have, what one can do with it.
 * @param persona for whom it is: words that fit after "for"
 * @returns the request with given sentences as its requirements; the wording around them stays, so that edited requests differ from the first in their edits alone
 */
export function wordRequest(rng: Rng, { wish }: MiniApp, persona: string): Brief['instruct'] {
  const opening = rng.pick([
    `Please make a small web page for ${persona}: ${wish}.`,
    `I would like ${wish}. It is meant for ${persona}.`,
    `Could you build ${wish}? It is for ${persona}.`,
    `We need ${wish} as a single web page for ${persona}.`,
    `${wish.charAt(0).toUpperCase()}${wish.slice(1)}, please, as one web page. It is for ${persona}.`,
    `For ${persona} we are looking for ${wish}.`,
  ])
  const heads = {
    feature: rng.pick(['What it must have', 'Features', 'It should show', 'On the page']),
    action: rng.pick(['What one can do', 'User actions', 'People should be able to use it like this', 'How it is used']),
    constraint: rng.pick(['Also', 'Mind this', 'Conditions']),
  }
  const closing = rng.pick([
    'One HTML file, nothing loaded from elsewhere, and it should look right in a small frame.',
    'Keep it in one HTML document without any outside files, and let it fit the window it is given.',
    'Everything in one HTML page that works offline.',
    'Please put style and script into the page itself; it has to work without a network.',
  ])
  return (sentences) => {
    const list = (kind: keyof typeof heads) => {
      const own = sentences.filter((sentence) => sentence.kind === kind).map(({ words }) => `- ${words}`)
      return own.length > 0 ? [`${heads[kind]}:\n${own.join('\n')}`] : []
    }
    return [opening, ...list('feature'), ...list('action'), ...list('constraint'), closing].join('\n\n')
  }
}
