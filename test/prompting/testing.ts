import { createApp } from '../../src/api/app.ts'
import { aGenesis, aHotkey } from '../../src/chain/testing.ts'
import { createReachableMiners } from '../../src/cli/reachable-miners.ts'
import type { Transport } from '../../src/core/transport.ts'
import { prompting } from '../../src/mechanisms/prompting/prompting.ts'
import type { TaskType } from '../../src/mechanisms/prompting/task-type.ts'
import type { AnsweringMiner, Responder } from '../../src/miner/prompting/responder.ts'
import type { ChallengeSettings } from '../../src/protocol/challenge-settings.ts'
import type { ChatMessage } from '../../src/protocol/chat.ts'
import { nonceStore } from '../../src/store/nonces.ts'
import type { Db } from '../../src/store/open-store.ts'
import { dispatchChallenges } from '../../src/validator/dispatch-challenges.ts'
import { runStep } from '../../src/validator/run-step.ts'
import { aNetwork } from '../../src/validator/testing.ts'
import type { Validator } from '../../src/validator/validator.ts'
import { ValidatorConfig } from '../../src/validator/validator-config.ts'

const ORIGIN = 'http://127.0.0.1:1'

export interface PromptingNetworkOptions {
  /** One miner each, in the order of their uids, which begin at 1. */
  readonly responders: readonly Responder[]
  readonly types?: readonly TaskType[]
  readonly answerMs?: number
  readonly mostCharacters?: number
  readonly tasksPerEpoch?: number
  /** Part of the epoch over which it makes them: by default all at once. */
  readonly creationSpread?: number
  /** Whether the miners say that they are simulated. */
  readonly simulated?: boolean
  /** Where the miners are: by default in this process, behind the real routes. */
  readonly origin?: string
  /** How hard it may ask. */
  settings?(): Promise<ChallengeSettings>
  /** Stands between validator and miners. */
  transport?(through: Transport): Transport
}

/** A validator whose mechanism is prompting, and miners that answer as given, behind the real routes. */
export async function aPromptingNetwork(db: Db, options: PromptingNetworkOptions) {
  const { responders, types, answerMs = 2000, mostCharacters = 20_000, tasksPerEpoch = 2, simulated = false, origin = ORIGIN } = options
  const keys = responders.map((_, n) => aHotkey(n + 10))
  const [founder] = [aHotkey(0)]
  const neurons = [
    { hotkey: founder.hotkey, coldkey: founder.coldkey, stakeRao: 1_000_000_000_000n },
    ...keys.map(({ hotkey, coldkey }) => ({ hotkey, coldkey })),
  ]
  const net = await aNetwork(db, {
    genesis: { neurons, hyperparameters: { ...aGenesis().hyperparameters, maxAllowedValidators: 1 } },
    mechanism: prompting({ answerMs, ...(types ? { types } : {}), ...(options.settings ? { settings: options.settings } : {}) }),
    tasksPerEpoch,
    creationSpread: options.creationSpread ?? 0.05,
    deadlineMs: 600_000,
    answerMs,
    mostCharacters,
  })
  const { chain, clock } = net
  const answering = keys.map(({ hotkey, signer }, n): AnsweringMiner => ({ hotkey, signer, simulated, responder: responders[n]! }))
  const stopping = new AbortController()
  const logged: unknown[] = []
  const validators: Validator[] = []
  const app = createApp({
    db,
    chain,
    clock,
    nonceStore: nonceStore(db),
    validators,
    homes: [],
    answering,
    labels: new Map(),
    networkName: 'prompting',
    version: '0',
    startedMs: clock.now(),
    configHash: '',
    blockMs: 1000,
    webDir: undefined,
    frameOrigin: undefined,
    stopping: stopping.signal,
    problems: () => [],
    log: (error) => logged.push(error),
  })
  const direct: Transport = async (request) => app.fetch(request)
  const through = origin === ORIGIN ? direct : fetch
  const validator: Validator = {
    ...net.validator,
    miners: createReachableMiners({
      signer: net.validator.signer,
      clock,
      transport: options.transport?.(through) ?? through,
      here: answering,
      origin,
      config: ValidatorConfig.parse({ answerMs, mostCharacters }),
    }),
  }
  validators.push(validator)
  return {
    ...net,
    validator,
    step: () => runStep(validator),
    app,
    logged,
    miners: keys.map(({ hotkey }) => hotkey),
    dispatch: () => dispatchChallenges(validator),
  }
}

/** Says the same to everything. */
export function says(answer: string | ((messages: readonly ChatMessage[]) => string | Promise<string>)): Responder {
  return {
    async *answer(messages) {
      yield typeof answer === 'string' ? answer : await answer(messages)
    },
  }
}
