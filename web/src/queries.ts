import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from './api.ts'

export const ACTIVITY_LIMIT = 50

/** Every public query of the app, by name: its key, and how it is fetched. Live events mark these stale by the first word of the key. */
export const queries = {
  network: () => queryOptions({ queryKey: ['network'], queryFn: ({ signal }) => api.network(signal) }),
  metagraph: () => queryOptions({ queryKey: ['metagraph'], queryFn: ({ signal }) => api.metagraph(signal) }),
  history: () => queryOptions({ queryKey: ['history'], queryFn: ({ signal }) => api.history(signal) }),
  activity: () => queryOptions({ queryKey: ['activity'], queryFn: ({ signal }) => api.activity(ACTIVITY_LIMIT, signal) }),
  tasks: (page: { state?: string; limit: number }) =>
    queryOptions({ queryKey: ['tasks', page], queryFn: ({ signal }) => api.tasks(page, signal), placeholderData: keepPreviousData }),
  task: (id: string) => queryOptions({ queryKey: ['task', id], queryFn: ({ signal }) => api.task(id, signal) }),
  dataset: (page: { limit: number; cursor?: string }) =>
    queryOptions({ queryKey: ['dataset', page], queryFn: ({ signal }) => api.dataset(page, signal), placeholderData: keepPreviousData }),
}
