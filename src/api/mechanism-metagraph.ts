import type { Chain, Metagraph } from '../chain/chain.ts'
import { NotFoundError } from './errors.ts'

/** @throws {@link NotFoundError} if the subnet has no such mechanism */
export async function mechanismMetagraph(chain: Chain, mechid: number): Promise<Metagraph> {
  const { mechanismCount } = await chain.hyperparameters()
  if (mechid >= mechanismCount) throw new NotFoundError({ what: 'mechanism', id: String(mechid) })
  return chain.metagraph(mechid)
}
