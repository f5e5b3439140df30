import { BaseError } from '../core/base-error.ts'

/** Another process is using the data folder. */
export class DataFolderInUseError extends BaseError {
  readonly code = 'data-folder-in-use'
  /** Where the network that uses it can be reached, if it has said so. */
  readonly url: string | undefined
  /** Where its owner can ask it what nobody else may. */
  readonly socket: string | undefined
  constructor({ dataDir, pid, url, socket }: { dataDir: string; pid: number; url?: string | undefined; socket?: string | undefined }) {
    super(`data folder ${dataDir}: expected to be its only user, but process ${pid} is using it`, {
      hint: `stop that process (kill ${pid}), or choose another folder with --data DIR`,
    })
    this.url = url
    this.socket = socket
  }
}

/** The data folder cannot be created or written. */
export class DataFolderError extends BaseError {
  readonly code = 'data-folder'
  constructor({ dataDir, cause }: { dataDir: string; cause: unknown }) {
    super(`data folder ${dataDir}: expected to create and write it, got ${cause instanceof Error ? cause.message : String(cause)}`, {
      hint: 'choose a folder that you may write with --data DIR',
      cause,
    })
  }
}

/** The database could not be opened, or its schema is newer than this program. */
export class DatabaseError extends BaseError {
  readonly code = 'database'
  constructor({ expected, got, cause }: { expected: string; got: string; cause?: unknown }) {
    super(`database: expected ${expected}, got ${got}`, { hint: 'check DATABASE_URL, or start with a fresh --data DIR', cause })
  }
}

/** What is stored of a miner's settings is not what this version knows them as. */
export class MinerSettingsUnreadableError extends BaseError {
  readonly code = 'miner-settings-unreadable'
  constructor({ cause }: { cause: Error }) {
    super(`settings of the miner: expected ones that this version knows, got ${cause.message}`, {
      hint: 'run the version of kumite that wrote them, or choose them anew at the desk, under Settings',
      cause,
    })
  }
}
