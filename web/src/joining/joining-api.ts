import { signConsent } from '../../../src/identity/sign-consent.ts'
import type { InvitationLook, JoinChallenge } from '../../../src/protocol/joining.ts'
import type { Verdict } from '../../../src/protocol/judgment.ts'
import type {
  Consent,
  MinerOffer,
  OnboardingStatus,
  PasskeyList,
  TrainingFeedback,
  TrainingTask,
} from '../../../src/protocol/onboarding.ts'
import { SHARED_THINGS } from '../../../src/protocol/shared-things.ts'
import type { WorkerView } from '../../../src/protocol/work.ts'
import { requestJson } from '../api.ts'
import { solveInWorker } from '../proof/solve-in-worker.ts'
import { serverNowMs } from '../server-clock.ts'
import { type Sender, signedRequest } from '../signed-request.ts'

/** How one comes in and goes again; what follows a join is signed with the worker's own key. */
export const joiningApi = {
  offers: () => requestJson<{ miners: MinerOffer[] }>('/api/joining'),
  invitation: (code: string) =>
    requestJson<InvitationLook>('/api/work/join/invitation', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ code }),
    }),
  /** Who was not invited works for it: a puzzle, solved beside the page. */
  async join(sender: Sender, { name, invitation }: { name: string; invitation: string | undefined }): Promise<WorkerView> {
    const leave =
      invitation === undefined
        ? { proof: await solveInWorker(await signedRequest<JoinChallenge>(sender, 'GET', '/api/work/join/challenge')) }
        : { invitation }
    return signedRequest<WorkerView>(sender, 'POST', '/api/work/join', { name, ...leave })
  },
  rename: (sender: Sender, name: string) => signedRequest<WorkerView>(sender, 'POST', '/api/work/join', { name }),
  status: (sender: Sender) => signedRequest<OnboardingStatus>(sender, 'GET', '/api/work/onboarding'),
  consent: (sender: Sender, guidelines: string) =>
    signedRequest<OnboardingStatus>(sender, 'POST', '/api/work/consent', signConsent(sender.signer, consentOf(sender, guidelines))),
  leave: (sender: Sender) => signedRequest<{ left: true }>(sender, 'POST', '/api/work/leave', {}),
  train: (sender: Sender, domain: string) => signedRequest<TrainingTask>(sender, 'POST', '/api/work/training', { domain }),
  answer: (sender: Sender, id: string, verdict: Verdict) =>
    signedRequest<TrainingFeedback>(sender, 'POST', `/api/work/training/${encodeURIComponent(id)}/answer`, { verdict }),
  passkeys: (sender: Sender) => signedRequest<PasskeyList>(sender, 'GET', '/api/work/passkeys'),
  keepPasskey: (sender: Sender, passkey: { id: string; name: string; blob: string }) =>
    signedRequest<PasskeyList>(sender, 'POST', '/api/work/passkeys', passkey),
  forgetPasskey: (sender: Sender, id: string) =>
    signedRequest<PasskeyList>(sender, 'POST', `/api/work/passkeys/${encodeURIComponent(id)}/forget`, {}),
  passkeyBlob: (id: string) => requestJson<{ blob: string }>(`/api/joining/passkeys/${encodeURIComponent(id)}`),
}

function consentOf({ signer, miner }: Sender, guidelines: string): Consent {
  return { miner, worker: signer.address, guidelines, shares: [...SHARED_THINGS], at: new Date(serverNowMs()).toISOString() } as Consent
}
