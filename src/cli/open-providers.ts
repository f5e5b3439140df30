import { readFile } from 'node:fs/promises'
import { type FollowedProviders, followProviders } from '../api/gateway/follow-providers.ts'
import { parseProvidersConfig } from '../api/gateway/providers-config.ts'
import { FileError } from './errors.ts'

/**
 * The other subnets that the gateway may call. None of them is asked anything yet.
 * @param file that names them; without it there are none
 * @throws {@link FileError}, {@link ProvidersConfigError} if they cannot be used as configured
 */
export async function openProviders(file: string | undefined): Promise<FollowedProviders> {
  if (file === undefined) return followProviders([], fetch)
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new FileError({ file, doing: 'read', cause })
  })
  return followProviders(parseProvidersConfig(text, file), fetch)
}
