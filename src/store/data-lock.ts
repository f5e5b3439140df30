import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DataFolderError, DataFolderInUseError } from './errors.ts'

/** A data folder that is ours until it is released. */
export interface DataLock {
  /** Lets other processes know where the network in this folder can be asked: by everybody, and through a socket by its owner alone. */
  announce(url: string, socket?: string): void
  release(): void
}

/**
 * Makes this process the only user of a data folder: the embedded database takes no lock of its own, and two writers would lose data.
 * The lock of a process that is gone (kill -9) is taken over.
 * @throws {@link DataFolderInUseError} while a living process holds it; {@link DataFolderError} if the folder cannot be written
 */
export function lockDataFolder(dataDir: string): DataLock {
  const file = join(dataDir, 'kumite.lock')
  try {
    makeFolder(dataDir)
  } catch (cause) {
    throw new DataFolderError({ dataDir, cause })
  }
  const own: Holder = { pid: process.pid, started: startTimeOf(process.pid) }
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      putWhole(file, own)
      return {
        announce: (url, socket) => renameSync(writeBeside(file, { ...own, url, socket }), file),
        release() {
          if (readHolder(file)?.pid === own.pid) rmSync(file, { force: true })
        },
      }
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw new DataFolderError({ dataDir, cause })
    }
    const holder = readHolder(file)
    if (holder && isAlive(holder)) throw new DataFolderInUseError({ dataDir, ...holder })
    try {
      clearAway(file, holder)
    } catch (cause) {
      throw new DataFolderError({ dataDir, cause })
    }
  }
  throw new DataFolderInUseError({ dataDir, pid: readHolder(file)?.pid ?? 0 })
}

/** Puts a lock file in place with its content, or not at all: nobody ever reads a half-written one. */
function putWhole(file: string, holder: Holder): void {
  const beside = writeBeside(file, holder)
  try {
    linkSync(beside, file)
  } finally {
    rmSync(beside, { force: true })
  }
}

function writeBeside(file: string, holder: Holder): string {
  const beside = `${file}.${process.pid}`
  writeFileSync(beside, JSON.stringify(holder))
  return beside
}

/** Removes the lock of a dead holder. If another process has taken over meanwhile, what was moved is its lock: it is put back. */
function clearAway(file: string, dead: Holder | undefined): void {
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw new Error(`${file} is a folder`)
  const aside = `${file}.${process.pid}.dead`
  try {
    renameSync(file, aside)
    const moved = readHolder(aside)
    if (moved && (moved.pid !== dead?.pid || moved.started !== dead.started)) linkSync(aside, file)
  } catch (cause) {
    if (!['ENOENT', 'EEXIST'].includes((cause as NodeJS.ErrnoException).code ?? '')) throw cause // another process was faster
  } finally {
    rmSync(aside, { force: true })
  }
}

/** `mkdirSync` with `recursive` never returns where a folder of /proc refuses a new one (Node 24). */
function makeFolder(path: string): void {
  if (existsSync(path)) return // a file there fails when the lock is written
  if (dirname(path) !== path) makeFolder(dirname(path))
  try {
    mkdirSync(path, { mode: 0o700 }) // all keys of the network follow from a secret in there
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause // another process may have been faster
  }
}

interface Holder {
  readonly pid: number
  /** Tells a process from a later one with the same number; absent where the system does not say. */
  readonly started: string | undefined
  readonly url?: string | undefined
  readonly socket?: string | undefined
}

function readHolder(file: string): Holder | undefined {
  try {
    const { pid, started, url, socket } = JSON.parse(readFileSync(file, 'utf8')) as Holder
    return Number.isInteger(pid) ? { pid, started, url, socket } : undefined
  } catch {
    return undefined // half written by a process that died: nobody's
  }
}

function isAlive({ pid, started }: Holder): boolean {
  if (pid === process.pid) return started === startTimeOf(pid)
  try {
    process.kill(pid, 0)
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM'
  }
  return started === undefined || started === startTimeOf(pid)
}

/** Start time in clock ticks since boot, from Linux's /proc; `undefined` elsewhere, and for a process that has ended but was not yet waited for. */
function startTimeOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19]
  } catch {
    return undefined
  }
}
