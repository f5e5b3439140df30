import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { createWorkerSigner } from '../../../src/identity/worker-signer.ts'
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
