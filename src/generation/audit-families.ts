import { EditFamily } from '../models/edit-family.ts'
import { wilsonInterval } from '../stats/wilson-interval.ts'

/** A family of edits is put out of use when more than this share of its pairs turns out wrong. */
export const MOST_WRONG = 0.1
/** Judged pairs below which a family is not put out of use: one bad pair among a few says little. */
export const FEWEST_JUDGED = 20

/** One edit whose effect was looked at: by running the response, by a panel, or by people. */
export interface EditOutcome {
  readonly family: EditFamily
  /** Whether the edited response was found to be worse. */
  readonly worse: boolean
}

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
 * @param verified one per edit that was tried
 * @param people one per accepted pair that people judged, for every edit in it
 */
export function auditFamilies(verified: readonly EditOutcome[], people: readonly EditOutcome[]): FamilyAudit[] {
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

function errorRate(outcomes: readonly EditOutcome[], family: EditFamily): ErrorRate {
  const own = outcomes.filter((outcome) => outcome.family === family)
  const wrong = own.filter(({ worse }) => !worse).length
  return { pairs: own.length, wrong, interval: wilsonInterval(wrong, own.length) ?? null }
}
