import { EditFamily } from '../models/edit-family.ts'
import { wilsonInterval } from '../stats/wilson-interval.ts'
import type { EditCount } from '../store/edit-outcomes.ts'

/** A family of edits is put out of use when more than this share of its pairs turns out wrong. */
export const MOST_WRONG = 0.1
/** Judged pairs below which a family is not put out of use: one bad pair among a few says little. */
export const FEWEST_JUDGED = 20

/** How often the edits of a family did not make a response worse. */
export interface FamilyAudit {
  readonly family: EditFamily
  /** Found when the response was made: what would be in the ground truth unverified. */
  readonly verified: ErrorRate
  /** Found by people who judged accepted tasks: what is in the ground truth in spite of the verification. */
  readonly people: ErrorRate
  readonly quarantined: boolean
}

export interface ErrorRate {
  readonly pairs: number
  readonly wrong: number
  /** 95 % interval of the share that is wrong (Wilson); null without pairs. */
  readonly interval: readonly [number, number] | null
}

/**
 * The error rate of every family of edits, from what verification found and from what people said.
 *
 * A family is quarantined when, over at least {@link FEWEST_JUDGED} pairs, more than {@link MOST_WRONG} are wrong: by the word of people
 * where they have judged that many, by verification otherwise.
 * @param verified edits that were tried, at most one count a family
 * @param people accepted pairs that people judged, for every edit in it
 */
export function auditFamilies(verified: readonly EditCount[], people: readonly EditCount[]): FamilyAudit[] {
  return EditFamily.options.map((family) => {
    const byRun = errorRate(verified, family)
    const byPeople = errorRate(people, family)
    const deciding = byPeople.pairs >= FEWEST_JUDGED ? byPeople : byRun
    return {
      family,
      verified: byRun,
      people: byPeople,
      quarantined: deciding.pairs >= FEWEST_JUDGED && deciding.wrong > MOST_WRONG * deciding.pairs,
    }
  })
}

function errorRate(counts: readonly EditCount[], family: EditFamily): ErrorRate {
  const { pairs, wrong } = counts.find((count) => count.family === family) ?? { pairs: 0, wrong: 0 }
  return { pairs, wrong, interval: wilsonInterval(wrong, pairs) ?? null }
}
