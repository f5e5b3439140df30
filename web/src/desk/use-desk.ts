import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext, useMemo } from 'react'
import type { DeviceView } from '../../../src/protocol/desk.ts'
import type { Sender } from '../signed-request.ts'
import { type DeskApi, deskApi } from './desk-api.ts'

/** Who sits here: whose key signs, for which miner, and what it may do. */
export interface Desk {
  readonly sender: Sender
  readonly device: DeviceView
  readonly leave: () => void
}

export const DeskContext = createContext<Desk | undefined>(undefined)

export function useDesk(): Desk & { readonly isOwner: boolean } {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('useDesk: expected to be inside of a desk')
  return { ...desk, isOwner: desk.device.scope === 'owner' }
}

/** Something that the desk shows. @param name one word: changes name what they make stale by it */
export function useDeskQuery<T>(name: string, read: (api: DeskApi) => Promise<T>, refetchInterval: number | false = false) {
  const { sender } = useDesk()
  return useQuery({ queryKey: ['desk', sender.miner, name], queryFn: () => read(deskApi(sender)), refetchInterval })
}

/** A list that the desk shows page by page. */
export function useDeskPages<Page extends { readonly next: string | null }>(
  name: string,
  read: (api: DeskApi, cursor: string | undefined) => Promise<Page>,
  refetchInterval: number,
) {
  const { sender } = useDesk()
  return useInfiniteQuery({
    queryKey: ['desk', sender.miner, name],
    queryFn: ({ pageParam }) => read(deskApi(sender), pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval,
  })
}

/** Something that is done at the desk; all that it shows is read again after it. */
export function useDeskChange<Input, Reply>(change: (api: DeskApi, input: Input) => Promise<Reply>, onDone?: (reply: Reply) => void) {
  const { sender } = useDesk()
  const client = useQueryClient()
  const api = useMemo(() => deskApi(sender), [sender])
  return useMutation({
    mutationFn: (input: Input) => change(api, input),
    onSuccess: async (reply) => {
      onDone?.(reply)
      await client.invalidateQueries({ queryKey: ['desk'] })
    },
  })
}
