import type { Rng } from '../core/rng.ts'
import type { MiniApp } from './mini-app.ts'

/** Words an app's request the way a person would send it: what and for whom, what it must have, what one can do with it. */
export function writeInstruction(rng: Rng, app: MiniApp): string {
  const whom = rng.pick(AUDIENCES)
  const opening = rng.pick([
    `Please make a small web page for ${whom}: ${app.wish}.`,
    `I would like ${app.wish}. It is meant for ${whom}.`,
    `Could you build ${app.wish}? It is for ${whom}.`,
    `We need ${app.wish} as a single web page for ${whom}.`,
  ])
  const list = (kind: 'feature' | 'action') =>
    app.requirements
      .filter((requirement) => requirement.kind === kind)
      .map((requirement) => `- ${requirement.words}`)
      .join('\n')
  return [
    opening,
    `${rng.pick(['What it must have', 'Features', 'It should show'])}:\n${list('feature')}`,
    `${rng.pick(['What one can do', 'User actions', 'People should be able to use it like this'])}:\n${list('action')}`,
    rng.pick([
      'One HTML file, nothing loaded from elsewhere, and it should look right in a small frame.',
      'Keep it in one HTML document without any outside files, and let it fit the window it is given.',
      'Everything in one HTML page that works offline, on a narrow screen too.',
    ]),
  ].join('\n\n')
}

const AUDIENCES = [
  'the lobby screen of our library',
  'a school science evening',
  'my personal home page',
  'the waiting room of a small clinic',
  'children aged eight to ten',
  'an after-school club',
  'visitors of a small museum',
  'a break between two lessons',
  'the start page of our office tablets',
  'a weekend workshop for beginners',
  'my grandparents, who like things simple',
  'the community centre in our town',
  'people waiting for their train',
  'a newsletter of our neighbourhood',
]
