import { useSearchParams } from 'wouter'

/** Which mechanism's weights are looked at: part of the address, so that it can be passed on. */
export function useMechid(): [number, (mechid: number) => void] {
  const [search, setSearch] = useSearchParams()
  const given = Number(search.get('mechid') ?? 0)
  const mechid = Number.isInteger(given) && given >= 0 && given <= 15 ? given : 0
  return [mechid, (next) => setSearch((before) => withParameter(before, 'mechid', next === 0 ? '' : String(next)), { replace: true })]
}

/** An address with one parameter changed; an empty value takes it away. */
export function withParameter(before: URLSearchParams, name: string, value: string): URLSearchParams {
  const after = new URLSearchParams(before)
  if (value === '') after.delete(name)
  else after.set(name, value)
  return after
}
