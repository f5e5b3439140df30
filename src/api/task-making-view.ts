import type { AttemptRecord, ResponseRecord } from '../generation/attempt.ts'
import { SEED_AXES } from '../generation/task-seed.ts'
import { type DojoResponse, readDojoTask } from '../mechanisms/dojo/dojo-task.ts'
import type { MadeResponse, TaskMaking } from '../protocol/task-making.ts'
import { findRecordOfTask } from '../store/task-supply.ts'
import type { TaskRow } from '../store/tasks.ts'
import type { ApiContext } from './api-context.ts'

/** How a task came about; null where no attempt of generation became it. Holds its truth: for closed tasks only. */
export async function readTaskMaking({ db }: Pick<ApiContext, 'db'>, row: TaskRow): Promise<TaskMaking | null> {
  const stored = await findRecordOfTask(db, row.id)
  if (stored === undefined) return null
  const { author, seed, nearest, instruction, edits = [], distances = [], responses = [], pairs = [] } = stored as AttemptRecord
  const served = readDojoTask(row.body).responses
  const ids = responses.map((response, place) => servedId(served, response, place))
  return {
    author,
    seed: SEED_AXES.map((axis) => ({ axis, ...seed.axes[axis] })),
    registry: seed.registry,
    nearest: nearest?.similarity ?? null,
    requirements: (instruction?.requirements ?? []).map(({ name, kind, words, check }) => ({
      name,
      kind,
      words,
      check: check?.kind ?? null,
    })),
    edits: edits.map(({ family, requirement, before, after }, index) => ({
      family,
      requirement,
      before,
      after,
      distance: distances[index] ?? null,
    })),
    responses: responses.map((response, place) => toMadeResponse(row.id, response, ids[place] ?? null)),
    pairs: pairs.map(({ better, worse, edits: shown }) => ({
      better: ids[better] ?? null,
      worse: ids[worse] ?? null,
      edits: shown.map(({ family, requirement, by }) => ({ family, requirement, by })),
    })),
  }
}

/** Under which id a response is served: by its known rank if it is of the chain, else by who made it. */
function servedId(served: readonly DojoResponse[], { edits, source }: Pick<ResponseRecord, 'edits' | 'source'>, place: number) {
  if (edits !== null) return served.find(({ knownRank }) => knownRank === place + 1)?.id
  const alike = served.filter((response) => response.knownRank === undefined && isFrom(response.source, source))
  return alike.length === 1 ? alike[0]!.id : undefined
}

function isFrom(told: string, source: string): boolean {
  return told === source || told === `${source}: experimental`
}

function toMadeResponse(
  taskId: string,
  { source, edits, repairs, checks, screenshot }: ResponseRecord,
  responseId: string | null,
): MadeResponse {
  const outcomes = Object.entries(checks)
  return {
    responseId,
    source,
    edits,
    repairs,
    passed: outcomes.flatMap(([name, holds]) => (holds ? [name] : [])),
    failed: outcomes.flatMap(([name, holds]) => (holds ? [] : [name])),
    screenshotUrl: screenshot === null ? null : `/api/blobs/${screenshot}?task=${encodeURIComponent(taskId)}`,
  }
}
