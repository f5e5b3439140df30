import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aHotkey } from '../chain/testing.ts'
import type { Hotkey } from '../protocol/ids.ts'
import type { Skill } from '../scoring/skill-posterior.ts'
import { inviteJudges } from './invite-judges.ts'

const MINERS = Array.from({ length: 8 }, (_, n) => aHotkey(n).hotkey)

/** The n-th miner has the n-th skill. */
function invite(skills: readonly Partial<Skill>[], { places = 1, lot = (miner: Hotkey): string => miner } = {}): number[] {
  const skill = (miner: Hotkey): Skill => ({ mean: 0, sd: 0.1, tasks: 30, standing: 'proven', ...skills[MINERS.indexOf(miner)] })
  return inviteJudges(MINERS.slice(0, skills.length), { places, skill, lot }).map((miner) => MINERS.indexOf(miner))
}

describe('inviteJudges', () => {
  it('invites the best, two for each place', () => {
    const skills = [0.1, 0.5, 0.3, 0.2, 0.4].map((mean) => ({ mean }))
    expect(invite(skills)).toEqual([1, 4])
    expect(invite(skills, { places: 2 })).toEqual([1, 4, 2, 3])
    expect(invite(skills, { places: 9 })).toEqual([1, 4, 2, 3, 0])
  })

  it('invites nobody who is not proven', () => {
    expect(invite([{ standing: 'learning', mean: 0.9 }, { standing: 'undecided' }, { standing: 'suspended' }, { mean: 0.1 }])).toEqual([3])
    expect(invite([{ standing: 'learning' }, { standing: 'undecided' }])).toEqual([])
  })

  it('chooses among equals by lot, whatever order they are listed in', () => {
    const equals = MINERS.map(() => ({ mean: 0.3 }))
    const byLot = (lots: readonly number[]) => invite(equals, { lot: (miner) => `${lots[MINERS.indexOf(miner)]}` })
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 8 }), (lots) => {
        expect(byLot(lots)).toEqual([lots.indexOf(0), lots.indexOf(1)])
      }),
    )
  })
})
