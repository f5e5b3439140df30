import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { createWorkerSigner } from '../../../src/identity/worker-signer.ts'
import { ApiError } from '../api-error.ts'
import { seatQueries } from './seat-queries.ts'

const signer = createWorkerSigner(new Uint8Array(32).fill(7))
const here = { signer, miner: 'miner-a' }
const there = { signer, miner: 'miner-b' }

describe('what one worker has at two miners of a server', () => {
  it.each(['history', 'assignment'] as const)('is kept apart: %s', (name) => {
    const client = new QueryClient()
    client.setQueryData<unknown>(seatQueries[name](here).queryKey, { of: here.miner })
    expect(client.getQueryData(seatQueries[name](there).queryKey)).toBeUndefined()
    client.removeQueries({ queryKey: seatQueries[name](there).queryKey })
    expect(client.getQueryData(seatQueries[name](here).queryKey)).toEqual({ of: here.miner })
  })
})

describe('a task to judge', () => {
  it.each([
    ['is asked for again when its validator was away', 503, 15_000],
    ['is asked for again when nothing answered', 0, 15_000],
    ['is not asked for again when it was refused', 403, false],
  ])('%s', async (_, status, wait) => {
    const client = new QueryClient()
    const options = seatQueries.assignment(here)
    const queryFn = () => Promise.reject(new ApiError({ status, code: 'other', detail: '', hint: undefined }))
    await client.fetchQuery({ ...options, queryFn, retry: false }).catch(() => {})
    const { refetchInterval } = options
    const query = client.getQueryCache().find({ queryKey: options.queryKey })
    expect(typeof refetchInterval === 'function' && refetchInterval(query as never)).toBe(wait)
  })
})
