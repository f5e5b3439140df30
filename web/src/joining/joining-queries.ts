import { queryOptions } from '@tanstack/react-query'
import type { Sender } from '../signed-request.ts'
import { joiningApi } from './joining-api.ts'

/** What joining pages ask for, by name. */
export const joiningQueries = {
  offers: () => queryOptions({ queryKey: ['joining'], queryFn: () => joiningApi.offers(), select: ({ miners }) => miners }),
  invitation: (code: string) => queryOptions({ queryKey: ['invitation', code], queryFn: () => joiningApi.invitation(code), retry: false }),
  status: (sender: Sender) =>
    queryOptions({ queryKey: ['onboarding', sender.miner, sender.signer.address], queryFn: () => joiningApi.status(sender) }),
  passkeys: (sender: Sender) =>
    queryOptions({ queryKey: ['passkeys', sender.miner, sender.signer.address], queryFn: () => joiningApi.passkeys(sender) }),
}
