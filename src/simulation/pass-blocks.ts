import { BLOCK_MS, type Simulation } from './found-simulation.ts'

/** Lets time go by: each block takes what was sent to the chain since the one before. */
export async function passBlocks({ clock, chain }: Pick<Simulation, 'clock' | 'chain'>, blocks: number): Promise<void> {
  for (let block = 0; block < blocks; block++) {
    clock.advance(BLOCK_MS)
    await chain.produceBlock()
  }
}
