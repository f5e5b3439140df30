import { QueryClient } from '@tanstack/react-query'
import { ApiError } from './api-error.ts'

/** A refusal (4xx) stays a refusal; a lost connection is worth two more tries. */
function worthAnotherTry(failures: number, error: Error): boolean {
  return failures < 2 && !(error instanceof ApiError && error.status < 500)
}

/** Live events say what is stale, so nothing polls by default. `always`: the server may be this very machine, reachable while "offline". */
export function createAppQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 5_000, retry: worthAnotherTry, retryDelay: 700, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  })
}
