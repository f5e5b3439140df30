import type { AnchorView } from '../../src/protocol/anchors.ts'
import type { DatasetPage } from '../../src/protocol/dataset.ts'
import type { EpochList, Measure, MeasureHistory } from '../../src/protocol/epochs.ts'
import type { EventView } from '../../src/protocol/event.ts'
import type { NetworkView, TaskDetail, TaskPage } from '../../src/protocol/explore.ts'
import type { HyperparameterList } from '../../src/protocol/hyperparameters.ts'
import type { Integrity } from '../../src/protocol/integrity.ts'
import type { IntegrityAudit } from '../../src/protocol/integrity-audit.ts'
import type { MetagraphView, WeightMatrix } from '../../src/protocol/metagraph.ts'
import type { NeuronDetail, NeuronTaskList } from '../../src/protocol/neuron-detail.ts'
import type { AgreementView, PromptingAnswer, PromptingCoverage, PromptingSkills } from '../../src/protocol/prompting.ts'
import type { MinerSkill } from '../../src/protocol/skill.ts'
import type { Supply } from '../../src/protocol/supply.ts'
import type { TaskMakingReply } from '../../src/protocol/task-making.ts'
import { ApiError } from './api-error.ts'
import { noteServerDate } from './server-clock.ts'

/** Sends a request; a refusal or a lost connection is thrown as {@link ApiError}. */
export async function requestJson<T>(path: string, init: RequestInit = {}): Promise<T> {
  let response: Response
  try {
    response = await fetch(path, { cache: 'no-store', ...init })
  } catch (cause) {
    if (init.signal?.aborted) throw cause
    throw ApiError.unreachable()
  }
  noteServerDate(response.headers.get('date'))
  if (!response.ok) throw await ApiError.fromResponse(response)
  return (await response.json()) as T
}

function query(parameters: Record<string, string | number | undefined>): string {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined)
  return given.length === 0 ? '' : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`
}

/** What anyone may read. Signed calls of a worker are in `work/work-api.ts`. */
export const api = {
  network: (signal?: AbortSignal) => requestJson<NetworkView>('/api/network', { signal }),
  metagraph: (mechid: number, signal?: AbortSignal) => requestJson<MetagraphView>(`/api/metagraph${query({ mechid })}`, { signal }),
  weights: (mechid: number, signal?: AbortSignal) => requestJson<WeightMatrix>(`/api/weights${query({ mechid })}`, { signal }),
  hyperparameters: (signal?: AbortSignal) => requestJson<HyperparameterList>('/api/hyperparameters', { signal }),
  history: (measure: Measure, signal?: AbortSignal) => requestJson<MeasureHistory>(`/api/history${query({ measure })}`, { signal }),
  epochs: (signal?: AbortSignal) => requestJson<EpochList>('/api/epochs', { signal }),
  neuron: (uid: number, mechid: number, signal?: AbortSignal) =>
    requestJson<NeuronDetail>(`/api/neurons/${uid}${query({ mechid })}`, { signal }),
  neuronTasks: (uid: number, signal?: AbortSignal) => requestJson<NeuronTaskList>(`/api/neurons/${uid}/tasks`, { signal }),
  activity: (limit: number, signal?: AbortSignal) => requestJson<{ events: EventView[] }>(`/api/activity${query({ limit })}`, { signal }),
  tasks: (page: { state?: string; limit: number; cursor?: string }, signal?: AbortSignal) =>
    requestJson<TaskPage>(`/api/tasks${query(page)}`, { signal }),
  task: (id: string, signal?: AbortSignal) => requestJson<TaskDetail>(`/api/tasks/${encodeURIComponent(id)}`, { signal }),
  taskMaking: (id: string, signal?: AbortSignal) => requestJson<TaskMakingReply>(`/api/tasks/${encodeURIComponent(id)}/making`, { signal }),
  supply: (signal?: AbortSignal) => requestJson<Supply>('/api/supply', { signal }),
  integrity: (signal?: AbortSignal) => requestJson<Integrity>('/api/integrity', { signal }),
  integrityAudit: (signal?: AbortSignal) => requestJson<IntegrityAudit>('/api/integrity/audit', { signal }),
  promptingSkills: (signal?: AbortSignal) => requestJson<PromptingSkills>('/api/prompting/skills', { signal }),
  promptingAnswers: (of: { miner: string; type: string | undefined }, signal?: AbortSignal) =>
    requestJson<{ answers: PromptingAnswer[] }>(`/api/prompting/answers${query(of)}`, { signal }),
  promptingAnchors: (signal?: AbortSignal) => requestJson<{ validators: AnchorView[] }>('/api/prompting/anchors', { signal }),
  promptingAgreement: (signal?: AbortSignal) => requestJson<{ validators: AgreementView[] }>('/api/prompting/agreement', { signal }),
  promptingCoverage: (signal?: AbortSignal) => requestJson<{ validators: PromptingCoverage[] }>('/api/prompting/coverage', { signal }),
  minerSkill: (hotkey: string, signal?: AbortSignal) =>
    requestJson<MinerSkill>(`/api/miners/${encodeURIComponent(hotkey)}/skill`, { signal }),
  dataset: (page: { limit: number; cursor?: string }, signal?: AbortSignal) =>
    requestJson<DatasetPage>(`/api/dataset${query(page)}`, { signal }),
}
