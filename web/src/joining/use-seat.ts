import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { createWorkerSigner } from '../../../src/identity/worker-signer.ts'
import { loadWorkerSeed } from '../worker-key.ts'
import { keepChosenMiner, loadChosenMiner } from './chosen-miner.ts'
import { joiningQueries } from './joining-queries.ts'

export type SeatChoice = ReturnType<typeof useSeat>

/** Who works here and for whom: this browser's key, and one of the server's miners. */
export function useSeat() {
  const [seed, setSeed] = useState(loadWorkerSeed)
  const [chosen, setChosen] = useState(loadChosenMiner)
  const { data: offers, error, refetch } = useQuery(joiningQueries.offers())
  const offer = offers?.find(({ hotkey }) => hotkey === chosen) ?? offers?.[0]
  const miner = offer?.hotkey
  const seat = useMemo(() => (seed && miner ? { signer: createWorkerSigner(seed), miner } : undefined), [seed, miner])
  return {
    offers,
    offer,
    seat,
    seed,
    error,
    refetch: () => void refetch(),
    setSeed,
    choose(hotkey: string): void {
      keepChosenMiner(hotkey)
      setChosen(hotkey)
    },
  }
}
