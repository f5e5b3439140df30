import { createGatewayApp, type GatewayApp } from '../api/gateway/gateway-app.ts'
import { openGateway } from '../api/gateway/open-gateway.ts'
import { createBuiltInEmbedder } from '../models/built-in-embedder.ts'
import type { Validator } from '../validator/validator.ts'

/**
 * A gateway that is opened by the first request, since it has to read some hundred prompts before it knows their types, and most networks
 * on a laptop never need it.
 * @returns `undefined` where no validator of this process asks miners
 */
export function gatewayOnDemand(
  validators: readonly Validator[],
  log: (error: unknown) => void,
): { open(): Promise<GatewayApp>; close(): Promise<void> } | undefined {
  for (const validator of validators) {
    const { miners } = validator
    const running = validator.mechanisms.find(({ mechanism }) => mechanism.name === 'prompting')
    if (!miners || !running) continue
    const embedder = createBuiltInEmbedder()
    let opened: Promise<GatewayApp> | undefined
    const open = async () =>
      createGatewayApp(await openGateway({ validator: { ...validator, miners }, mechid: running.mechid, embedder, transport: fetch, log }))
    return {
      async open() {
        opened ??= open()
        try {
          return await opened
        } catch (error) {
          opened = undefined // the next request tries again
          throw error
        }
      },
      close: () => embedder.close(),
    }
  }
  return undefined
}
