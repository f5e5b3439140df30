import { existsSync } from 'node:fs'
import { openStore, type Store, type StoreLocation } from '../store/open-store.ts'
import { NoNetworkError } from './errors.ts'

/** Opens the data of a network to look at them, and makes none where there are none. @throws {@link NoNetworkError} if the folder is not there */
export async function openExistingStore(location: StoreLocation): Promise<Store> {
  if (location.kind === 'folder' && !existsSync(location.dataDir)) throw new NoNetworkError({ location: location.dataDir })
  return openStore(location)
}
