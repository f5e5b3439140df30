import * as z from 'zod'
import { type Answer, refusable } from './answer.ts'
import { answering } from './answering.ts'
import { type CrowdLabels, crowdLabels } from './crowd-labels.ts'
import { dawidSkene } from './dawid-skene.ts'
import { glad } from './glad.ts'
import { likeliestClasses } from './likeliest-classes.ts'
import { majorityVote } from './majority-vote.ts'
import { oneCoinDawidSkene } from './one-coin-dawid-skene.ts'
import { wawa } from './wawa.ts'
import { zeroBasedSkill } from './zero-based-skill.ts'

const labels = z.object({ rows_task_worker_label: z.array(z.tuple([z.string(), z.string(), z.string()])) })

/** Answers about labels that many raters gave to items. */
export const crowdAnswers = {
  crowd_aggregation: answering(labels, ({ rows_task_worker_label }) =>
    refusable(() => {
      const crowd = crowdLabels(rows_task_worker_label)
      const oneCoin = oneCoinDawidSkene(crowd, exactly(10))
      const agreement = wawa(crowd)
      return {
        majority_vote: { probas: probabilities(crowd, majorityVote(crowd)) },
        dawid_skene_1: swept(crowd, 1),
        dawid_skene_10: swept(crowd, 10),
        wawa: { skills: byName(crowd.raters, agreement.skills), labels: likeliest(crowd, agreement.shares) },
        zero_based_skill: { skills: byName(crowd.raters, zeroBasedSkill(crowd).skills) },
        one_coin_ds_10: { skills: byName(crowd.raters, oneCoin.skills), labels: likeliest(crowd, oneCoin.posterior) },
        glad_labels: likeliest(crowd, glad(crowd).posterior),
      }
    }),
  ),
  dawid_skene_1979: answering(labels, ({ rows_task_worker_label }) =>
    refusable(() => {
      const crowd = crowdLabels(rows_task_worker_label)
      const { posterior, priors } = dawidSkene(crowd, exactly(500))
      return { marginals: Array.from(priors), labels: likeliest(crowd, posterior), probas: probabilities(crowd, posterior) }
    }),
  ),
}

const exactly = (sweeps: number) => ({ maxSweeps: sweeps, tolerance: 0 })

function swept(crowd: CrowdLabels, sweeps: number): Answer {
  const { posterior, priors } = dawidSkene(crowd, exactly(sweeps))
  return { probas: probabilities(crowd, posterior), labels: likeliest(crowd, posterior), priors: byName(crowd.classes, priors) }
}

function probabilities({ items, classes }: CrowdLabels, shares: Float64Array): Answer {
  const size = classes.length
  return Object.fromEntries(items.map((item, i) => [item, byName(classes, shares.subarray(i * size, (i + 1) * size))]))
}

function likeliest({ items, classes }: CrowdLabels, shares: Float64Array): Answer {
  const best = likeliestClasses(shares, classes.length)
  return Object.fromEntries(items.map((item, i) => [item, classes[best[i]!]!]))
}

function byName(names: readonly string[], values: ArrayLike<number>): Record<string, number> {
  return Object.fromEntries(names.map((name, i) => [name, values[i]!]))
}
