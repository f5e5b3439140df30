import type { JoinChallenge, JoinProof } from '../../../src/protocol/joining.ts'

/** Solves a challenge beside the page, which stays quick meanwhile. The worker is a script of our own origin: the policy of the page lets no other in. */
export function solveInWorker(challenge: JoinChallenge): Promise<JoinProof> {
  const worker = new Worker(new URL('./solve-proof-worker.ts', import.meta.url), { type: 'module' })
  return new Promise<JoinProof>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<JoinProof>) => resolve(data)
    worker.onerror = ({ message }) => reject(new Error(`The proof of work failed: ${message}`))
    worker.postMessage(challenge)
  }).finally(() => worker.terminate())
}
