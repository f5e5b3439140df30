import { Conclusion } from '../protocol/conclusion.ts'
import type { PreferencePair } from '../protocol/dataset.ts'
import type { JudgmentRow } from '../store/judgments.ts'
import type { TaskRow } from '../store/tasks.ts'

/**
 * The preference pairs of one scored task, strongest margin first.
 * @param contents of its responses, by id
 */
export function preferencePairs(
  row: TaskRow,
  judgments: readonly JudgmentRow[],
  { prompt, contents }: { prompt: string; contents: ReadonlyMap<string, string> },
): (PreferencePair & { id: string })[] {
  const conclusion = Conclusion.parse(row.conclusion)
  const sources = new Map(conclusion.order.map(({ responseId, source }) => [responseId, source]))
  const simulatedJudgments = judgments.filter((judgment) => judgment.simulated).length
  return conclusion.pairs
    .toSorted((a, b) => b.margin - a.margin || (a.chosenId + a.rejectedId < b.chosenId + b.rejectedId ? -1 : 1))
    .map(({ chosenId, rejectedId, margin, agreement }) => ({
      id: `${row.id}/${chosenId}/${rejectedId}`,
      prompt,
      chosen: contents.get(chosenId) ?? '',
      rejected: contents.get(rejectedId) ?? '',
      margin,
      agreement,
      taskAgreement: conclusion.agreement ?? null,
      trusted: conclusion.verdict?.gate.outcome === 'trusted',
      simulated: simulatedJudgments > 0,
      provenance: {
        taskId: row.id,
        mechanism: row.mechanism,
        mechanismVersion: row.mechanism_version,
        recipeHash: row.recipe_hash ?? '',
        validator: row.validator,
        domain: row.domain,
        origin: row.origin,
        chosenSource: sources.get(chosenId) ?? '',
        rejectedSource: sources.get(rejectedId) ?? '',
        judgments: judgments.length,
        simulatedJudgments,
        scoredAt: new Date(row.scored_ms ?? 0).toISOString(),
        epoch: row.epoch ?? 0,
      },
    }))
}
