import { base64urlnopad } from '@scure/base'
import { ApiError } from '../api-error.ts'
import { joiningApi } from './joining-api.ts'
import { openSeed, sealSeed } from './seed-cipher.ts'

/** Why nothing came of it: no encryption, called off by the person or the browser, nothing kept here for that passkey, or another secret. */
type PasskeyProblem = 'no-prf' | 'cancelled' | 'unknown' | 'changed'

export class PasskeyError extends Error {
  readonly problem: PasskeyProblem
  constructor(problem: PasskeyProblem, options?: ErrorOptions) {
    super(`passkey: ${problem}`, options)
    this.problem = problem
  }
}

/** The same everywhere: what is secret is in the passkey. */
const SALT = new TextEncoder().encode('kumite worker seed/1')
const PRF = { prf: { eval: { first: SALT } } }

/**
 * Makes a passkey and encrypts the seed under what it gives. Only the encrypted form leaves this browser.
 * @throws {@link PasskeyError} if this browser's passkeys cannot encrypt (`no-prf`), or it was called off
 */
export async function sealWithPasskey(seed: Uint8Array, name: string): Promise<{ id: string; blob: string }> {
  const made = await ask(() =>
    navigator.credentials.create({
      publicKey: {
        challenge: crypto.getRandomValues(new Uint8Array(32)), // nobody checks the signature: the secret is what counts
        rp: { name: 'Kumite' },
        user: { id: crypto.getRandomValues(new Uint8Array(16)), name, displayName: name },
        pubKeyCredParams: [
          { type: 'public-key', alg: -7 },
          { type: 'public-key', alg: -257 },
        ],
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        extensions: PRF,
      },
    }),
  )
  const { prf } = made.getClientExtensionResults()
  if (!prf?.enabled) throw new PasskeyError('no-prf')
  // Some give the secret as they are made, others only when they are used.
  const secret = prf.results?.first ?? (await use([made])).secret
  return { id: base64urlnopad.encode(new Uint8Array(made.rawId)), blob: await sealSeed(seed, secret) }
}

/**
 * Lets the person choose one of this site's passkeys and opens what the miner keeps for it.
 * @throws {@link PasskeyError} if there is none, or it was called off
 */
export async function openWithPasskey(): Promise<Uint8Array> {
  const { id, secret } = await use([])
  const { blob } = await joiningApi.passkeyBlob(id).catch((cause: unknown) => {
    throw cause instanceof ApiError && cause.code === 'not-found' ? new PasskeyError('unknown', { cause }) : cause
  })
  const seed = await openSeed(blob, secret)
  if (!seed) throw new PasskeyError('changed')
  return seed
}

/** @param allowed none = whichever the person chooses */
async function use(allowed: readonly PublicKeyCredential[]): Promise<{ id: string; secret: BufferSource }> {
  const used = await ask(() =>
    navigator.credentials.get({
      publicKey: {
        challenge: crypto.getRandomValues(new Uint8Array(32)),
        allowCredentials: allowed.map(({ rawId }) => ({ type: 'public-key', id: rawId })),
        userVerification: 'required',
        extensions: PRF,
      },
    }),
  )
  const secret = used.getClientExtensionResults().prf?.results?.first
  if (!secret) throw new PasskeyError('no-prf')
  return { id: base64urlnopad.encode(new Uint8Array(used.rawId)), secret }
}

async function ask(request: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  let credential: Credential | null
  try {
    credential = await request()
  } catch (cause) {
    throw new PasskeyError('cancelled', { cause })
  }
  if (!(credential instanceof PublicKeyCredential)) throw new PasskeyError('cancelled')
  return credential
}
