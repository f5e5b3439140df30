import type { ApiContext } from '../../src/api/api-context.ts'
import { createGatewayApp, type GatewayApp } from '../../src/api/gateway/gateway-app.ts'
import { openGateway } from '../../src/api/gateway/open-gateway.ts'
import type { LocalNetwork } from '../../src/cli/build-local-network.ts'
import { wordEmbedder } from '../../src/models/word-embedder.ts'

/** The gateway of one of a network's validators, opened by its first request as everywhere. */
export const gatewayOf =
  (index: number) =>
  (network: LocalNetwork): NonNullable<ApiContext['gateway']> => {
    const validator = network.validators[index]!
    let opened: Promise<GatewayApp> | undefined
    const open = () =>
      openGateway({
        validator: { ...validator, miners: validator.miners! },
        mechid: 1,
        embedder: wordEmbedder,
        transport: fetch,
        providers: () => new Map(),
        log: (error) => {
          throw error
        },
      }).then(createGatewayApp)
    return {
      validator: validator.hotkey,
      open: () => {
        opened ??= open()
        return opened
      },
    }
  }
