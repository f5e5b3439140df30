import { Badge, VisuallyHidden } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Assignment } from '../../../src/protocol/work.ts'
import { formatCountdown } from '../format.ts'

const SOON_MS = 60_000

/** Time left on the server's clock, whatever this machine's clock says. */
export function LeaseCountdown({ assignment, onOver }: { assignment: Assignment; onOver: () => void }) {
  const { t } = useTranslation('work')
  const [left, setLeft] = useState(() => leaseLeft(assignment))

  // biome-ignore lint/correctness/useExhaustiveDependencies: counts from when the assignment came
  useEffect(() => {
    const end = Date.now() + leaseLeft(assignment)
    const ticking = setInterval(() => {
      const now = end - Date.now()
      setLeft(now)
      if (now <= 0) {
        clearInterval(ticking)
        onOver()
      }
    }, 1000)
    return () => clearInterval(ticking)
  }, [assignment])

  const soon = left < SOON_MS
  return (
    <>
      <Badge variant="light" color={soon ? 'orange' : 'gray'} tt="none" fw={500} size="lg" title={t('countdown.title')}>
        <VisuallyHidden>{t('countdown.left')} </VisuallyHidden>
        {formatCountdown(left)}
      </Badge>
      <VisuallyHidden role="status">{soon ? t('countdown.soon') : ''}</VisuallyHidden>
    </>
  )
}

/** When each assignment came, on this machine's clock: it may be looked at again after a visit to another page. */
const arrivals = new WeakMap<Assignment, number>()

function leaseLeft(assignment: Assignment): number {
  const arrived = arrivals.get(assignment) ?? Date.now()
  arrivals.set(assignment, arrived)
  return Date.parse(assignment.expiresAt) - Date.parse(assignment.serverNow) - (Date.now() - arrived)
}
