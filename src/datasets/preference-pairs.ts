import { Conclusion } from '../protocol/conclusion.ts'
import type { PreferencePair } from '../protocol/dataset.ts'
import type { JudgmentRow } from '../store/judgments.ts'
import type { TaskRow } from '../store/tasks.ts'

/**
 * The preference pairs of one scored task, strongest margin first.
 * @param prompt the task's instruction
 * @param recipeHash of the recipe that scored it
 */
export function preferencePairs(
  row: TaskRow,
  judgments: readonly JudgmentRow[],
  { prompt, recipeHash }: { prompt: string; recipeHash: string },
): (PreferencePair & { id: string })[] {
  const conclusion = Conclusion.parse(row.conclusion)
  const simulatedJudgments = judgments.filter((judgment) => judgment.simulated).length
  return conclusion.pairs
    .toSorted((a, b) => b.margin - a.margin || (a.chosenId + a.rejectedId < b.chosenId + b.rejectedId ? -1 : 1))
    .map((pair) => ({
      id: `${row.id}/${pair.chosenId}/${pair.rejectedId}`,
      prompt,
      chosen: pair.chosen,
      rejected: pair.rejected,
      margin: pair.margin,
      agreement: pair.agreement,
      taskAgreement: conclusion.agreement ?? null,
      simulated: simulatedJudgments > 0,
      provenance: {
        taskId: row.id,
        mechanism: row.mechanism,
        mechanismVersion: row.mechanism_version,
        recipeHash,
        validator: row.validator,
        domain: row.domain,
        origin: row.origin,
        chosenSource: pair.chosenSource,
        rejectedSource: pair.rejectedSource,
        judgments: judgments.length,
        simulatedJudgments,
        scoredAt: new Date(row.scored_ms ?? 0).toISOString(),
        epoch: row.epoch ?? 0,
      },
    }))
}
