import { randomBytes } from 'node:crypto'
import { createChallenge, randomInt, verifySolution } from 'altcha-lib'
import { deriveProofKey } from '../identity/solve-proof.ts'
import { JoinChallenge, type JoinProof } from '../protocol/joining.ts'
import { keepSetting } from '../store/settings.ts'
import type { ApiContext } from './api-context.ts'
import { JoinProofError } from './errors.ts'

/** About half a second of a browser on a laptop: so many attempts of so many hashes each. */
const ATTEMPTS = { least: 3_000, most: 9_000 }
const COST = 50
const HOLDS_MS = 10 * 60_000
/** For every so many challenges within a minute the work doubles, up to 16 times. */
const DOUBLES_AT = 60
const MOST_DOUBLINGS = 4
const MINUTE_MS = 60_000

interface Joining {
  readonly miner: string
  readonly worker: string
}

/**
 * Proof of work for those who join uninvited (altcha-lib): it makes many joins dear and one cheap. A proof is good for one key at one miner,
 * once and for ten minutes; nothing of it is kept here but that it was used.
 */
export function joinProofs({ db, clock, nonceStore }: Pick<ApiContext, 'db' | 'clock' | 'nonceStore'>) {
  let asked: number[] = []
  let secrets: Promise<{ challenge: string; key: string }> | undefined
  const openSecrets = () => {
    const draw = () => randomBytes(32).toString('hex')
    secrets ??= keepSetting(db, 'joining', { challenge: draw(), key: draw() }).catch((error) => {
      secrets = undefined
      throw error
    })
    return secrets
  }
  return {
    async ask({ miner, worker }: Joining): Promise<JoinChallenge> {
      const nowMs = clock.now()
      asked = [...asked.filter((atMs) => nowMs - atMs < MINUTE_MS), nowMs].slice(-DOUBLES_AT * (MOST_DOUBLINGS + 1))
      const doublings = Math.min(MOST_DOUBLINGS, Math.floor(asked.length / DOUBLES_AT))
      const { challenge, key } = await openSecrets()
      return JoinChallenge.parse(
        await createChallenge({
          algorithm: 'SHA-256',
          cost: COST * 2 ** doublings,
          counter: randomInt(ATTEMPTS.least, ATTEMPTS.most),
          deriveKey: deriveProofKey,
          hmacSignatureSecret: challenge,
          hmacKeySignatureSecret: key,
          data: { miner, worker, expiresMs: nowMs + HOLDS_MS },
        }),
      )
    },

    /** Uses a proof up. @throws {@link JoinProofError} if there is none, or none that holds for this worker here and now */
    async check({ miner, worker }: Joining, proof: JoinProof | undefined): Promise<void> {
      if (!proof) throw new JoinProofError({ got: 'none' })
      const { challenge, solution } = proof
      const { data } = challenge.parameters
      const hmac = await openSecrets()
      const { verified } = await verifySolution({
        challenge,
        solution: { ...solution, time: 0 },
        deriveKey: deriveProofKey,
        hmacSignatureSecret: hmac.challenge,
        hmacKeySignatureSecret: hmac.key,
      })
      if (!verified) throw new JoinProofError({ got: 'one that is wrong' })
      if (data.miner !== miner || data.worker !== worker) throw new JoinProofError({ got: "somebody else's" })
      if (data.expiresMs < clock.now()) throw new JoinProofError({ got: 'one that is too old' })
      const use = { sender: `join/${worker}`, nonce: challenge.signature, expiresMs: data.expiresMs }
      if ((await nonceStore.use(use)) !== 'new') throw new JoinProofError({ got: 'one that was used before' })
    },
  }
}
