import type * as desk from '../../../src/protocol/desk.ts'
import type { MinerSettings, ReadableSettings } from '../../../src/protocol/miner-settings.ts'
import type { Guidelines } from '../../../src/protocol/onboarding.ts'
import type {
  AppealDecision,
  AppealList,
  AppealView,
  PayOverview,
  PayoutPreview,
  PayoutView,
  PayoutWay,
} from '../../../src/protocol/pay.ts'
import { type Sender, signedRequest } from '../signed-request.ts'

const part = encodeURIComponent

/** Every call of an operator's desk, signed with this device's key and bound to the miner. */
export function deskApi(sender: Sender) {
  const get = <T>(target: string) => signedRequest<T>(sender, 'GET', target)
  const post = <T>(target: string, content: unknown = {}) => signedRequest<T>(sender, 'POST', target, content)
  return {
    signIn: (code: string, name: string) => post<desk.DeviceView>('/api/desk/sign-in', { code, name, origin: location.origin }),
    overview: () => get<desk.DeskOverview>('/api/desk/overview'),
    workers: () => get<desk.DeskWorkerList>('/api/desk/workers'),
    pause: (id: string, words: string) => post(`/api/desk/workers/${part(id)}/pause`, { words }),
    resume: (id: string) => post(`/api/desk/workers/${part(id)}/resume`),
    remove: (id: string) => post(`/api/desk/workers/${part(id)}/remove`),
    setDomains: (id: string, domains: string[] | null) => post(`/api/desk/workers/${part(id)}/domains`, { domains }),
    queue: () => get<desk.DeskQueue>('/api/desk/queue'),
    invitations: () => get<desk.InvitationList>('/api/desk/invitations'),
    invite: (request: desk.InvitationRequest) => post<desk.NewInvitation>('/api/desk/invitations', request),
    endInvitation: (id: string) => post(`/api/desk/invitations/${part(id)}/revoke`),
    keys: () => get<desk.GatewayKeyList>('/api/desk/keys'),
    createKey: (request: desk.GatewayKeyRequest) => post<desk.NewGatewayKey>('/api/desk/keys', request),
    endKey: (id: string) => post(`/api/desk/keys/${part(id)}/revoke`),
    devices: () => get<desk.DeviceList>('/api/desk/devices'),
    link: (scope: desk.DeskScope) => post<desk.DeskLink>('/api/desk/links', { scope }),
    endDevice: (id: string) => post(`/api/desk/devices/${part(id)}/revoke`),
    settings: () => get<MinerSettings>('/api/desk/settings'),
    writeSettings: (settings: MinerSettings) => post<MinerSettings>('/api/desk/settings', settings),
    readableSettings: () => get<ReadableSettings>('/api/desk/settings/readable'),
    replaceSettings: (settings: MinerSettings) => post<MinerSettings>('/api/desk/settings?replace=true', settings),
    guidelines: () => get<Guidelines>('/api/desk/guidelines'),
    publishGuidelines: (text: string | null) => post<Guidelines>('/api/desk/guidelines', { text }),
    pay: () => get<PayOverview>('/api/desk/pay'),
    appeals: (cursor?: string) => get<AppealList>(`/api/desk/appeals${cursor === undefined ? '' : `?cursor=${part(cursor)}`}`),
    decide: (id: string, decision: AppealDecision) => post<AppealView>(`/api/desk/appeals/${part(id)}/decision`, decision),
    previewPayout: () => get<PayoutPreview>('/api/desk/payouts/preview'),
    startPayout: (way: PayoutWay) => post<PayoutView>('/api/desk/payouts', { way }),
    confirmPayout: (number: number, note: string) => post<PayoutView>(`/api/desk/payouts/${number}/confirm`, { note }),
    payoutCsv: (number: number) => get<{ csv: string }>(`/api/desk/payouts/${number}/csv`),
    cancelPayout: (number: number) => post<PayoutView>(`/api/desk/payouts/${number}/cancel`),
  }
}

export type DeskApi = ReturnType<typeof deskApi>
