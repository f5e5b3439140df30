import { readDojoTask } from '../mechanisms/dojo/dojo-task.ts'
import { Conclusion } from '../protocol/conclusion.ts'
import { spearman } from '../stats/spearman.ts'
import type { TaskRow } from '../store/tasks.ts'

/** What the network said of its own tasks. */
export interface VerdictCounts {
  /** Scored tasks, and those of them whose result may be trusted. */
  readonly tasks: number
  readonly trusted: number
  /** Why a result is not trusted, as the first such task says it; `undefined` when all are. */
  readonly reason: string | undefined
  /** Tasks whose truth is right or wrong, and those of them whose judges overturned it. */
  readonly rightTruths: Overturned
  readonly wrongTruths: Overturned
}

interface Overturned {
  readonly tasks: number
  readonly flagged: number
}

/** @param rows scored dojo tasks */
export function countVerdicts(rows: readonly TaskRow[]): VerdictCounts {
  const told = rows.flatMap((row) => {
    const { verdict } = Conclusion.parse(row.conclusion)
    return verdict ? [{ ...verdict, wrong: isTruthWrong(row) }] : []
  })
  const distrusted = told.filter(({ gate }) => gate.outcome !== 'trusted')
  const overturned = (wrong: boolean) => {
    const tasks = told.filter((task) => task.wrong === wrong)
    return { tasks: tasks.length, flagged: tasks.filter(({ truth }) => truth.flagged).length }
  }
  return {
    tasks: told.length,
    trusted: told.length - distrusted.length,
    reason: distrusted[0]?.gate.words,
    rightTruths: overturned(false),
    wrongTruths: overturned(true),
  }
}

/** @returns whether the known order contradicts the real one; `undefined` where no order is known */
function isTruthWrong({ body }: TaskRow): boolean | undefined {
  const { responses, referenceRanks } = readDojoTask(body)
  const pairs = responses.flatMap(({ id, knownRank }) =>
    knownRank === undefined ? [] : [{ known: knownRank, real: referenceRanks?.[id] ?? knownRank }],
  )
  if (pairs.length < 2) return undefined
  const agreement = spearman(
    pairs.map(({ known }) => known),
    pairs.map(({ real }) => real),
  )
  return agreement !== undefined && agreement < 0
}
