import { text } from 'node:stream/consumers'
import { Command } from 'commander'
import { answerStatistic } from '../stats/answer-statistic.ts'
import { StatisticInputError } from '../stats/errors.ts'
import { UsageError } from './errors.ts'

export function statCommand(): Command {
  return new Command('stat')
    .description('Compute statistics of data in JSON from stdin, and write them to stdout.')
    .addHelpText(
      'after',
      `
stdin is a list of {"kind", "input"}, stdout a list of the same length. The kinds and the fields of their input:
  cohen_kappa         a, b: labels by two raters; optional labels: the scale in order (pairs off it drop out), sample_weight
  cohen_kappa_ci      table: counts by rater A (rows) and rater B
  fleiss_kappa        counts: raters by item (rows) and label
  krippendorff_alpha  raters_by_units: rows of ratings, null = missing
  kendall_w           raters_by_items: rows of ratings or ranks
  icc                 subjects_by_raters: rows of ratings; optional alpha: 1 - level of the interval (0.05)
  icc_reml            the same, null = missing; variance components by REML
  correlation         a, b: two samples
  distance            a, b: two vectors
  rankdata            x: a sample
  proportion_ci       k successes of n trials
  bradley_terry       wins: how often the item of the row beat that of the column, ties as half
  plackett_luce       n_items; rankings_best_first: rows of item numbers from 0, ties in inner lists
  crowd_aggregation   rows_task_worker_label: rows of three texts
  dawid_skene_1979    the same, 500 sweeps of the model

Where no number exists stands {"undefined": "the reason"}; test and interval of an ICC are left out where a mean square is 0.
An entry that cannot be read gives {"error": {"code", "message"}} in its place; the others are answered, and the exit code is 1.

Example:
  echo '[{"kind": "distance", "input": {"a": [1, 2], "b": [2, 4]}}]' | kumite stat`,
    )
    .action(async () => {
      if (process.stdin.isTTY)
        throw new UsageError('stdin: expected questions in JSON, got a terminal', { hint: 'kumite stat < questions.json' })
      const questions = await readQuestions()
      const failures: StatisticInputError[] = []
      const answers = questions.map((question, index) => {
        try {
          return answerStatistic(question, `[${index}]`)
        } catch (error) {
          if (!(error instanceof StatisticInputError)) throw error
          failures.push(error)
          return { error: { code: error.code, message: error.message } }
        }
      })
      process.stdout.write(`[${answers.map((one) => JSON.stringify(one)).join(',\n')}]\n`)
      if (failures[0]) throw failures[0]
    })
}

async function readQuestions(): Promise<readonly unknown[]> {
  const json = await text(process.stdin)
  try {
    const questions: unknown = JSON.parse(json)
    if (Array.isArray(questions)) return questions
  } catch (cause) {
    throw new StatisticInputError({ where: 'stdin', problem: `expected JSON, got ${(cause as Error).message}`, cause })
  }
  throw new StatisticInputError({ where: 'stdin', problem: 'expected a list of questions, got something else' })
}
