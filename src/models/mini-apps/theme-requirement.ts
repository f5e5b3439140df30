import type { Rng } from '../../core/rng.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import { look, pageCheck } from './page-steps.ts'
import { PAGE_THEMES, type PageTheme } from './page-themes.ts'

/** Asks for one ground colour, exactly named, with all else in tune with it. */
export function themeRequirement(rng: Rng, theme: PageTheme): Requirement {
  const other = rng.pick(PAGE_THEMES.filter(({ back }) => isDark(back) !== isDark(theme.back)))
  return {
    name: 'colours',
    kind: 'feature',
    essential: true,
    words: rng.pick([
      `The background is ${theme.name} (${theme.back}), and everything else goes well with it.`,
      `Colours: ${theme.name} for the background, exactly ${theme.back}, with text that stands out clearly.`,
      `It should look friendly: ${theme.name} behind everything (${theme.back}) and matching buttons.`,
      `Take ${theme.back}, ${theme.name}, as the ground colour of the whole page.`,
    ]),
    check: pageCheck(
      [look('ground', { see: 'share', of: 'body', colour: theme.back })],
      [{ that: { of: 'ground' }, is: 'at-least', to: 0.2 }],
    ),
    built: inTheme(theme),
    worse: [
      {
        family: 'style',
        words: `The background is ${other.name} (${other.back}), and everything else goes well with it.`,
        built: inTheme(other),
      },
      { family: 'contradict', words: 'No colours: everything is plain white, grey and black.', built: inTheme(PLAIN) },
    ],
  }
}

const PLAIN: PageTheme = { name: 'white', back: '#ffffff', panel: '#f0f0f0', line: '#999999', ink: '#111111', accent: '#444444' }

const isDark = (colour: string) => Number.parseInt(colour.slice(3, 5), 16) < 128

function inTheme({ back, panel, line, ink, accent }: PageTheme): Fragment {
  return { css: `:root { --back: ${back}; --panel: ${panel}; --line: ${line}; --ink: ${ink}; --accent: ${accent} }` }
}
