import { TaskId } from '../protocol/ids.ts'
import type { CollusionEvidence, LikenessEvidence } from '../protocol/integrity.ts'
import type { PairFinding } from '../scoring/collusion/find-collusion.ts'
import type { PairOdds } from '../scoring/collusion/pair-odds.ts'

/** What is kept and told of a finding: odds as powers of ten, and of each kind the tasks that say most. */
export function collusionEvidence({ odds, bar, answers, positions, timing, circle, inTurn }: PairFinding): CollusionEvidence {
  return {
    odds: odds / Math.LN10,
    bar: bar / Math.LN10,
    answers: toEvidence(answers),
    positions: toEvidence(positions),
    timing: toEvidence(timing),
    circle: circle
      ? { miners: [...circle.members], odds: circle.odds / Math.LN10, bar: circle.bar / Math.LN10, shared: circle.tasks }
      : null,
    inTurn: inTurn
      ? {
          miner: inTurn.who,
          sources: [...inTurn.sources],
          odds: inTurn.odds / Math.LN10,
          bar: inTurn.bar / Math.LN10,
          shared: inTurn.tasks,
        }
      : null,
  }
}

function toEvidence({ odds, tasks }: PairOdds): LikenessEvidence {
  const telling = tasks.toSorted((x, y) => y.likeness / y.expected - x.likeness / x.expected)
  return {
    odds: odds / Math.LN10,
    shared: tasks.length,
    tasks: telling.slice(0, MOST_TASKS).map(({ task, likeness, expected }) => ({ taskId: TaskId.parse(task), likeness, expected })),
  }
}

const MOST_TASKS = 10
