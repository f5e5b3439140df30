import { useSearchParams } from 'wouter'

/** One miner, in one type of task or in all. */
export interface SkillCell {
  readonly miner: string
  readonly type: string | undefined
}

/** Whose answers are looked at: part of the address, so that it can be passed on. */
export function useSkillCell(): [SkillCell | undefined, (cell: SkillCell | undefined) => void] {
  const [search, setSearch] = useSearchParams()
  const miner = search.get('miner')
  return [
    miner ? { miner, type: search.get('type') ?? undefined } : undefined,
    (cell) => setSearch(cell ? skillCellParameters(cell) : {}, { replace: true }),
  ]
}

export function skillCellParameters({ miner, type }: SkillCell): URLSearchParams {
  return new URLSearchParams({ miner, ...(type === undefined ? {} : { type }) })
}
