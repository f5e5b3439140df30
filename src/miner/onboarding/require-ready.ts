import { ConsentNeededError, QualificationNeededError } from '../errors.ts'
import type { Seat } from '../read-seat.ts'

/**
 * Lets a worker on to paid tasks only after it has consented to the guidelines that hold now and, where the miner wants that, is qualified
 * in a domain at least.
 * @throws {@link ConsentNeededError}
 * @throws {@link QualificationNeededError}
 */
export function requireReady({ worker: { id: worker }, guidelines, consented, qualified }: Seat): void {
  if (!consented) throw new ConsentNeededError({ worker, guidelines })
  if (qualified?.length === 0) throw new QualificationNeededError({ worker })
}
