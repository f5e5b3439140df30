import { DataFolderInUseError } from '../store/errors.ts'
import type { Store } from '../store/open-store.ts'
import { openExistingStore } from './open-existing-store.ts'
import { type OperatorCall, type OperatorReply, runOperatorCall } from './operator-call.ts'
import { askRunningNetwork } from './operator-socket.ts'
import { storeLocation } from './options.ts'

/** Does it in the database itself, or asks the running network that has it to itself. */
export async function askOperator(
  options: { readonly data: string; readonly databaseUrl?: string },
  call: OperatorCall,
  open = openExistingStore,
): Promise<OperatorReply> {
  let store: Store
  try {
    store = await open(storeLocation(options))
  } catch (error) {
    if (error instanceof DataFolderInUseError && error.socket !== undefined) return askRunningNetwork(error.socket, call)
    throw error
  }
  try {
    return await runOperatorCall(store.db, call)
  } finally {
    await store.close()
  }
}
