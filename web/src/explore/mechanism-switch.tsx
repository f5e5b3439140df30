import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { queries } from '../queries.ts'
import { useMechid } from './use-mechid.ts'

/** Which mechanism's weights and incentive to show, where a subnet has several. */
export function MechanismSwitch() {
  const mechanisms = useQuery({ ...queries.network(), select: (network) => network.mechanisms }).data ?? []
  const [mechid, setMechid] = useMechid()
  if (mechanisms.length < 2) return null
  return (
    <SegmentedControl
      size="xs"
      aria-label="Mechanism"
      value={String(mechid)}
      onChange={(value) => setMechid(Number(value))}
      data={mechanisms.map((mechanism) => ({ value: String(mechanism.mechid), label: mechanism.name }))}
    />
  )
}
