import type { Rng } from '../src/core/rng.ts'
import { ratedCells } from '../src/scoring/ratings/rated-cells.ts'
import { orderAgreement } from '../src/scoring/ratings/rating-agreement.ts'
import { scoreRatings } from '../src/scoring/ratings/score-ratings.ts'
import { standardise } from '../src/scoring/standardise.ts'
import { contingencyTable } from '../src/stats/contingency-table.ts'
import { iccOfMeanSquares } from '../src/stats/icc-of-mean-squares.ts'
import { kappaOfTable } from '../src/stats/kappa-of-table.ts'
import { krippendorffAlpha } from '../src/stats/krippendorff-alpha.ts'
import type { Rating } from '../src/stats/rating-table.ts'
import { twoWayAnova } from '../src/stats/two-way-anova.ts'
import { type CoverageStudy, heldFindings, heldScores, POPULATION, rating } from './coverage-held.ts'

/** Grades of 1 to 5 by raters alike: the item's quality ~ N(0, 1) plus noise, in steps. */
function gradeTable(rng: Rng, items: number, raters: number, noise: number): number[][] {
  const step = Math.hypot(1, noise) * 0.7
  return Array.from({ length: items }, () => {
    const quality = rng.normal()
    return Array.from({ length: raters }, () => Math.max(1, Math.min(5, 3 + Math.round((quality + noise * rng.normal()) / step))))
  })
}

export function gradeStudy(items: number, raters: number, noise: number, missing: number, population: Rng): CoverageStudy {
  const many = gradeTable(population, POPULATION, raters, noise)
  const byRater = Array.from({ length: raters }, (_, rater) => Float64Array.from(many, (row) => row[rater]!))
  const anova = twoWayAnova(many)!
  const kappa = kappaOfTable(contingencyTable(byRater[0]!, byRater[1]!, [1, 2, 3, 4, 5]), 'quadratic').kappa!
  const truth = {
    "Krippendorff's alpha (interval)": krippendorffAlpha(byRater, 'interval')!,
    "Krippendorff's alpha (ordinal)": krippendorffAlpha(byRater, 'ordinal')!,
    'ICC(2,1), one rater': iccOfMeanSquares(anova, '2,1')!,
    [`ICC(2,k), mean of ${raters} raters`]: iccOfMeanSquares(anova, '2,k')!,
    'mean quadratic kappa of pairs of raters': kappa,
    "Cohen's kappa, quadratic weights": kappa,
  }
  const icc = truth['ICC(2,1), one rater'].toFixed(2)
  return {
    design: `${items} items, ${raters} raters, grades 1-5, ICC ${icc}${missing > 0 ? `, ${100 * missing} % missing` : ''}`,
    run(rng) {
      const table = gradeTable(rng, items, raters, noise)
      const ratings = table.flatMap((row, item) =>
        row.flatMap((value, rater) => (rng.next() < missing ? [] : [rating(`r${rater}`, `i${item}`, value)])),
      )
      return heldFindings(agreementOf(ratings), truth)
    },
  }
}

/** Ratings of the two-way random-effects model: the truth of ICC(2,1) is exact, and raters differ in level. */
export function normalStudy(items: number, raters: number, sd: { item: number; rater: number }, missing: number): CoverageStudy {
  const [itemVariance, raterVariance] = [sd.item ** 2, sd.rater ** 2]
  const truth = {
    'ICC(2,1), one rater': itemVariance / (itemVariance + raterVariance + 1),
    [`ICC(2,k), mean of ${raters} raters`]: itemVariance / (itemVariance + (raterVariance + 1) / raters),
  }
  const icc = truth['ICC(2,1), one rater']!.toFixed(2)
  return {
    design: `${items} items, ${raters} raters, normal, ICC ${icc}, rater variance ${raterVariance.toFixed(2)} of the noise${missing > 0 ? `, ${100 * missing} % missing` : ''}`,
    run(rng) {
      const levels = Array.from({ length: raters }, () => sd.rater * rng.normal())
      const ratings = Array.from({ length: items }, (_, item) => {
        const quality = sd.item * rng.normal()
        return levels.flatMap((level, rater) => {
          const value = quality + level + rng.normal()
          return rng.next() < missing ? [] : [rating(`r${rater}`, `i${item}`, value)]
        })
      }).flat()
      return heldFindings(
        agreementOf(ratings).filter(({ name }) => name.startsWith('ICC')),
        truth,
      )
    },
  }
}

/** Grades of the same few items by many raters of unlike noise, without steps. */
export function gradedOrderStudy(items: number, raters: number): CoverageStudy {
  return {
    design: `${items} items, each graded by ${raters} raters of unlike noise`,
    run(rng) {
      const qualities = standardise(Array.from({ length: items }, () => rng.normal()))!
      const ratings = Array.from({ length: raters }, (_, rater) => {
        const noise = Math.exp(0.5 * rng.normal())
        return qualities.map((quality, item) => rating(`r${rater}`, `i${item}`, quality + noise * rng.normal()))
      }).flat()
      return heldScores(scoreRatings({ kind: 'value', ratings }, { rng }).criteria[0]!, qualities)
    },
  }
}

const agreementOf = (ratings: readonly Rating<number>[]) => orderAgreement({ kind: 'value', cells: ratedCells(ratings), againstRest: [] })
