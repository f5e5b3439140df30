import type { FollowedProviders } from '../api/gateway/follow-providers.ts'
import { createGatewayApp, type GatewayApp } from '../api/gateway/gateway-app.ts'
import { openGateway } from '../api/gateway/open-gateway.ts'
import { createBuiltInEmbedder } from '../models/built-in-embedder.ts'
import type { Hotkey } from '../protocol/ids.ts'
import { hasGatewayKey } from '../store/gateway-keys.ts'
import type { Validator } from '../validator/validator.ts'
import { LOOK_MS, type LoopPlan } from './live-loops.ts'

const MANIFESTS_MS = 5 * 60_000

/** A gateway that is there when it is needed. */
export interface GatewayOnDemand {
  /** Whose it is. */
  readonly validator: Hotkey
  open(): Promise<GatewayApp>
  readonly loops: readonly LoopPlan[]
  close(): Promise<void>
}

/**
 * A gateway that is opened as soon as there is a key, or else by the first request: it has to read some hundred prompts before it knows their
 * types, and most networks on a laptop never need it.
 * @returns `undefined` where no validator of this process asks miners
 */
export function gatewayOnDemand(
  validators: readonly Validator[],
  { providers, log }: { providers: FollowedProviders; log(error: unknown): void },
): GatewayOnDemand | undefined {
  for (const validator of validators) {
    const { miners } = validator
    const running = validator.mechanisms.find(({ mechanism }) => mechanism.name === 'prompting')
    if (!miners || !running) continue
    const embedder = createBuiltInEmbedder()
    const options = { mechid: running.mechid, embedder, transport: fetch, providers: providers.current, log }
    let opened: Promise<GatewayApp> | undefined
    const open = async (): Promise<GatewayApp> => {
      opened ??= openGateway({ ...options, validator: { ...validator, miners } }).then(createGatewayApp)
      try {
        return await opened
      } catch (error) {
        opened = undefined // the next request tries again
        throw error
      }
    }
    return {
      validator: validator.hotkey,
      open,
      loops: [
        {
          name: 'gateway',
          everyMs: LOOK_MS,
          turn: async () => {
            if (!opened && (await hasGatewayKey(validator.db, validator.hotkey))) open().catch(log) // a stop need not wait for it
          },
        },
        { name: 'other subnets', everyMs: MANIFESTS_MS, turn: providers.refresh },
      ],
      close: () => embedder.close(),
    }
  }
  return undefined
}
