import { queryOptions } from '@tanstack/react-query'
import type { AppealAbout, AppealView, PayoutAddress, WorkerPay } from '../../../src/protocol/pay.ts'
import { signedRequest } from '../signed-request.ts'
import type { Seat } from '../work/work-api.ts'

/** What a worker asks and says about its pay, signed with its key. */
export const payApi = {
  csv: async (seat: Seat) => (await signedRequest<{ csv: string }>(seat, 'GET', '/api/work/pay/csv')).csv,
  appeal: (seat: Seat, about: AppealAbout, reason: string) =>
    signedRequest<AppealView>(seat, 'POST', '/api/work/appeals', { about, reason }),
  nameAddress: (seat: Seat, address: string | null) => signedRequest<PayoutAddress>(seat, 'POST', '/api/work/payout-address', { address }),
}

/** Made stale by the epochs that the server tells of. */
export const workerPayQuery = (seat: Seat) =>
  queryOptions({
    queryKey: ['work-pay', seat.miner, seat.signer.address],
    queryFn: () => signedRequest<WorkerPay>(seat, 'GET', '/api/work/pay'),
  })
