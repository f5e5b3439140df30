import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Measure } from '../../src/protocol/epochs.ts'
import { api } from './api.ts'

export const ACTIVITY_LIMIT = 50
/** Tasks that the first page of the list shows; each further one has twice as many. */
export const FIRST_TASKS = 10

const SUPPLY_MS = 5_000
const INTEGRITY_MS = 30_000
const AUDIT_MS = 60_000
const SKILLS_MS = 10_000
const TRENDS_MS = 30_000

/** Nothing makes these stale but who looks at them: a list must not move under the hand of its reader. */
const heldStill = { staleTime: Number.POSITIVE_INFINITY, placeholderData: keepPreviousData }

/**
 * Every public query of the app, by name: its key, and how it is fetched. Live events mark these stale by the first word of the key,
 * all but `taskList` and `pairs`, which stay as they are until the reader asks for what is new.
 */
export const queries = {
  network: () => queryOptions({ queryKey: ['network'], queryFn: ({ signal }) => api.network(signal) }),
  metagraph: (mechid = 0) => queryOptions({ queryKey: ['metagraph', mechid], queryFn: ({ signal }) => api.metagraph(mechid, signal) }),
  weights: (mechid: number) => queryOptions({ queryKey: ['weights', mechid], queryFn: ({ signal }) => api.weights(mechid, signal) }),
  hyperparameters: () => queryOptions({ queryKey: ['hyperparameters'], queryFn: ({ signal }) => api.hyperparameters(signal) }),
  history: (measure: Measure) => queryOptions({ queryKey: ['history', measure], queryFn: ({ signal }) => api.history(measure, signal) }),
  epochs: () => queryOptions({ queryKey: ['epochs'], queryFn: ({ signal }) => api.epochs(signal) }),
  neuron: (uid: number, mechid: number) =>
    queryOptions({ queryKey: ['neuron', uid, mechid], queryFn: ({ signal }) => api.neuron(uid, mechid, signal) }),
  neuronTasks: (uid: number) => queryOptions({ queryKey: ['neuron-tasks', uid], queryFn: ({ signal }) => api.neuronTasks(uid, signal) }),
  activity: () => queryOptions({ queryKey: ['activity'], queryFn: ({ signal }) => api.activity(ACTIVITY_LIMIT, signal) }),
  newestTasks: (state: string | undefined) =>
    queryOptions({ queryKey: ['tasks', state], queryFn: ({ signal }) => api.tasks({ state, limit: FIRST_TASKS }, signal) }),
  taskList: (state: string | undefined) =>
    infiniteQueryOptions({
      ...heldStill,
      queryKey: ['task-list', state],
      queryFn: ({ signal, pageParam: cursor }) => api.tasks({ state, cursor, limit: cursor ? 2 * FIRST_TASKS : FIRST_TASKS }, signal),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ next }) => next,
    }),
  task: (id: string) => queryOptions({ queryKey: ['task', id], queryFn: ({ signal }) => api.task(id, signal) }),
  taskMaking: (id: string) => queryOptions({ queryKey: ['task-making', id], queryFn: ({ signal }) => api.taskMaking(id, signal) }),
  /** Attempts make no events: this is asked for again while it is shown. */
  supply: () => queryOptions({ queryKey: ['supply'], queryFn: ({ signal }) => api.supply(signal), refetchInterval: SUPPLY_MS }),
  /** Flags make events; gold changes with every score. */
  integrity: () => queryOptions({ queryKey: ['integrity'], queryFn: ({ signal }) => api.integrity(signal), refetchInterval: INTEGRITY_MS }),
  integrityAudit: () =>
    queryOptions({ queryKey: ['integrity-audit'], queryFn: ({ signal }) => api.integrityAudit(signal), refetchInterval: AUDIT_MS }),
  /** Every score changes these a little: they are asked for again now and then, and not at each. */
  promptingSkills: () =>
    queryOptions({ queryKey: ['prompting-skills'], queryFn: ({ signal }) => api.promptingSkills(signal), refetchInterval: SKILLS_MS }),
  promptingAnchors: () =>
    queryOptions({ queryKey: ['prompting-anchors'], queryFn: ({ signal }) => api.promptingAnchors(signal), refetchInterval: TRENDS_MS }),
  promptingAgreement: () =>
    queryOptions({
      queryKey: ['prompting-agreement'],
      queryFn: ({ signal }) => api.promptingAgreement(signal),
      refetchInterval: TRENDS_MS,
    }),
  promptingAnswers: (of: { miner: string; type: string | undefined }) =>
    queryOptions({ queryKey: ['prompting-answers', of], queryFn: ({ signal }) => api.promptingAnswers(of, signal) }),
  promptingCoverage: () => queryOptions({ queryKey: ['prompting-coverage'], queryFn: ({ signal }) => api.promptingCoverage(signal) }),
  minerSkill: (hotkey: string) => queryOptions({ queryKey: ['skill', hotkey], queryFn: ({ signal }) => api.minerSkill(hotkey, signal) }),
  totals: () =>
    queryOptions({ queryKey: ['dataset'], queryFn: ({ signal }) => api.dataset({ limit: 1 }, signal), select: ({ totals }) => totals }),
  pairs: (page: { limit: number; cursor?: string }) =>
    queryOptions({ ...heldStill, queryKey: ['pairs', page], queryFn: ({ signal }) => api.dataset(page, signal) }),
}
