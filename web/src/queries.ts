import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from './api.ts'

export const ACTIVITY_LIMIT = 50
/** Tasks that the first page of the list shows; each further one has twice as many. */
export const FIRST_TASKS = 10

/** Nothing makes these stale but who looks at them: a list must not move under the hand of its reader. */
const heldStill = { staleTime: Number.POSITIVE_INFINITY, placeholderData: keepPreviousData }

/**
 * Every public query of the app, by name: its key, and how it is fetched. Live events mark these stale by the first word of the key,
 * all but `taskList` and `pairs`, which stay as they are until the reader asks for what is new.
 */
export const queries = {
  network: () => queryOptions({ queryKey: ['network'], queryFn: ({ signal }) => api.network(signal) }),
  metagraph: () => queryOptions({ queryKey: ['metagraph'], queryFn: ({ signal }) => api.metagraph(signal) }),
  history: () => queryOptions({ queryKey: ['history'], queryFn: ({ signal }) => api.history(signal) }),
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
  totals: () =>
    queryOptions({ queryKey: ['dataset'], queryFn: ({ signal }) => api.dataset({ limit: 1 }, signal), select: ({ totals }) => totals }),
  pairs: (page: { limit: number; cursor?: string }) =>
    queryOptions({ ...heldStill, queryKey: ['pairs', page], queryFn: ({ signal }) => api.dataset(page, signal) }),
}
