import { WorkerId } from '../protocol/ids.ts'
import type { Judgment, Verdict } from '../protocol/judgment.ts'
import type { Simulation } from './found-simulation.ts'
import type { Held } from './play-round.ts'
import { uuidFrom } from './uuid-from.ts'

/** The judgment of a player's worker, as yet unsigned. */
export function writeJudgment(
  { clock, validator }: Simulation,
  { player, lease }: Pick<Held, 'player' | 'lease'>,
  verdict: Verdict,
  activeMs: number,
): Judgment {
  return {
    id: uuidFrom(lease.leaseId),
    leaseId: lease.leaseId,
    validator: validator.hotkey,
    miner: player.hotkey,
    worker: WorkerId.parse(player.signer().address),
    verdict,
    activeMs,
    judgedAt: new Date(clock.now()).toISOString(),
  }
}
