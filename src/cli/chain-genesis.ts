import { readFile } from 'node:fs/promises'
import * as z from 'zod'
import { Genesis, type GenesisInput } from '../chain/genesis.ts'
import { taoToRao } from '../core/units.ts'
import { parseSecretUri } from '../identity/parse-secret-uri.ts'
import { signerOf } from '../identity/secret-key.ts'
import { Hotkey } from '../protocol/ids.ts'
import { FileError, UsageError } from './errors.ts'

/** Keys that everybody knows: for trials only. */
const DEV_NAMES = ['Alice', 'Bob', 'Charlie', 'Dave', 'Eve', 'Ferdie']
const DEV_BALANCE_TAO = 1_000_000

/** How a chain for trials begins: the well-known development keys are rich, `//Alice` owns the subnet, an epoch runs every 10 blocks. */
export function developmentGenesis(nowMs: number): GenesisInput {
  const addresses = DEV_NAMES.map((name) => signerOf(parseSecretUri(`//${name}`, 'sr25519')).address)
  const owner = addresses[0]!
  return {
    netuid: 1,
    name: 'development',
    timeMs: nowMs,
    owner: { hotkey: Hotkey.parse(owner), coldkey: owner },
    accounts: Object.fromEntries(addresses.map((address) => [address, taoToRao(DEV_BALANCE_TAO)])),
    hyperparameters: { tempo: 10, weightsRateLimit: 5, servingRateLimit: 5 },
  }
}

/**
 * Reads how a chain begins from a JSON file; a missing `timeMs` is now.
 * @throws {@link FileError} if the file cannot be read
 * @throws {@link UsageError} if it holds no genesis
 */
export async function readGenesis(file: string, nowMs: number): Promise<GenesisInput> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (cause) {
    throw new FileError({ file, doing: 'read', cause })
  }
  try {
    const input = { timeMs: nowMs, ...JSON.parse(text) }
    Genesis.parse(input)
    return input
  } catch (cause) {
    const got = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause)
    throw new UsageError(`${file}: expected the genesis of a chain as JSON, got something else:\n${got}`, {
      hint: 'see `kumite chain --help` for an example',
      cause,
    })
  }
}
