import type { Rng } from '../../core/rng.ts'
import type { Fragment, Requirement } from './mini-app.ts'
import type { Simulated } from './simulation-controls.ts'

/**
 * Time by hand, for a simulation that moves in whole steps with a function `step`.
 * @param unit what its clock counts: `generation`
 */
export function stepButton(rng: Rng, { what, clock }: Simulated, unit: string): Requirement {
  const label = rng.pick(['Step', 'Next', 'One step'])
  const button = (clicked: string): Fragment => ({
    bar: `<button id="step">${label}</button>`,
    script: `find('#step').onclick = () => { ${clicked} }`,
  })
  const number = { see: 'number', of: clock } as const
  const press = { do: 'press', on: `role=button[name="${label}"]` } as const
  return {
    name: 'step button',
    kind: 'action',
    words: rng.pick([
      `A button "${label}" stops ${what} and moves on by exactly one ${unit} with each press.`,
      `With "${label}" one goes through every ${unit} by hand: it halts ${what}, and each press is one ${unit}.`,
    ]),
    check: {
      kind: 'page',
      steps: [
        press,
        { do: 'look', as: 'halted', at: number },
        { do: 'wait', ms: 2000 },
        { do: 'look', as: 'still', at: number },
        { ...press, times: 3 },
        { do: 'look', as: 'stepped', at: number },
      ],
      expect: [
        { that: { of: 'still' }, is: 'equal', to: { of: 'halted' } },
        { that: { of: 'stepped' }, is: 'equal', to: { of: 'halted', plus: 3 } },
      ],
    },
    built: button('if (moving) toggle(); step()'),
    worse: [
      {
        family: 'weaken',
        words: `A button "${label}" moves on by one ${unit}; ${what} keep running meanwhile.`,
        built: button('step()'),
      },
      {
        family: 'contradict',
        words: `A button "${label}" stops ${what} and skips ten times one ${unit} with each press.`,
        built: button('if (moving) toggle(); for (let n = 0; n < 10; n++) step()'),
      },
    ],
  }
}
