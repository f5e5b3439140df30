import { solveProof } from '../../../src/identity/solve-proof.ts'
import type { JoinChallenge } from '../../../src/protocol/joining.ts'

self.addEventListener('message', async ({ data }: MessageEvent<JoinChallenge>) => {
  self.postMessage(await solveProof(data))
})
