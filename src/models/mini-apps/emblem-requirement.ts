import type { Rng } from '../../core/rng.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { lookCount, pageCheck } from './page-steps.ts'
import { drawnPicture, PICTURES, type Picture } from './pictures.ts'

/** Asks for a drawing of what the page is about, beside its title. */
export function emblemRequirement(rng: Rng, picture: Picture): Requirement {
  const other = rng.pick(PICTURES.filter(({ name }) => name !== picture.name))
  return {
    name: 'emblem',
    kind: 'feature',
    essential: true,
    words: rng.pick([
      `A small drawing of ${picture.a} stands beside the title; its text alternative is “${picture.name}”.`,
      `Next to the heading one sees ${picture.a}, drawn in colour and labelled “${picture.name}” for screen readers.`,
      `The title has ${picture.a} beside it as a little picture (text alternative “${picture.name}”).`,
    ]),
    check: pageCheck([lookCount('drawn', `role=img[name="${picture.name}" i]`)], [{ that: { of: 'drawn' }, is: 'at-least', to: 1 }]),
    built: emblem(drawnPicture(picture, picture.name)),
    worse: [
      {
        family: 'subject',
        words: `A small drawing of ${other.a} stands beside the title; its text alternative is “${other.name}”.`,
        built: emblem(drawnPicture(other, other.name)),
      },
      {
        family: 'weaken',
        words: `In place of a drawing the word “${picture.name}” stands beside the title.`,
        built: emblem(`<small>${picture.name}</small>`),
      },
    ],
  }
}

function emblem(shown: string): Fragment {
  return {
    css: `.emblem { order: -1; align-self: center; line-height: 0 }
.emblem svg { width: 38px; height: 38px }
.emblem small { line-height: 1; border: 1px solid; border-radius: 6px; padding: 2px 6px }`,
    header: `<span class="emblem">${shown}</span>`,
  }
}
