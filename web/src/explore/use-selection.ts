import { useSearchParams } from 'wouter'
import type { NeuronSelection } from './select-neurons.ts'
import { withParameter } from './use-mechid.ts'

/** What is asked of the metagraph's table: part of the address, so that a view can be passed on and found again. */
export function useSelection() {
  const [parameters, setParameters] = useSearchParams()
  const sort = parameters.get('sort') ?? 'uid'
  const selection: NeuronSelection = {
    search: parameters.get('search') ?? '',
    role: parameters.get('role') ?? '',
    sort: sort.replace(/^-/, ''),
    descending: sort.startsWith('-'),
  }
  return {
    selection,
    /** An empty value shows everything again. */
    set(name: 'search' | 'role', value: string): void {
      setParameters((before) => withParameter(before, name, value), { replace: true })
    },
    /** A first click on numbers shows the largest first, on words A first; a second click turns it round. */
    sortBy(key: string, descendingFirst: boolean): void {
      const descending = selection.sort === key ? !selection.descending : descendingFirst
      setParameters((before) => withParameter(before, 'sort', `${descending ? '-' : ''}${key}`), { replace: true })
    },
  }
}
