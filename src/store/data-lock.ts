import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DataFolderError, DataFolderInUseError } from './errors.ts'

/**
 * Makes this process the only user of a data folder: the embedded database takes no lock of its own, and two writers would lose data.
 * The lock of a process that is gone (kill -9) is taken over.
 * @returns releases the lock
 * @throws {@link DataFolderInUseError} while a living process holds it; {@link DataFolderError} if the folder cannot be written
 */
export function lockDataFolder(dataDir: string): () => void {
  const file = join(dataDir, 'kumite.lock')
  try {
    makeFolder(dataDir)
  } catch (cause) {
    throw new DataFolderError({ dataDir, cause })
  }
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const handle = openSync(file, 'wx')
      writeSync(handle, JSON.stringify({ pid: process.pid, started: startTimeOf(process.pid) }))
      closeSync(handle)
      return () => rmSync(file, { force: true })
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw new DataFolderError({ dataDir, cause })
    }
    const holder = readHolder(file)
    if (holder && isAlive(holder)) throw new DataFolderInUseError({ dataDir, pid: holder.pid })
    rmSync(file, { force: true })
  }
  throw new DataFolderInUseError({ dataDir, pid: readHolder(file)?.pid ?? 0 })
}

/** `mkdirSync` with `recursive` never returns where a folder of /proc refuses a new one (Node 24). */
function makeFolder(path: string): void {
  if (existsSync(path)) return // a file there fails when the lock is written
  if (dirname(path) !== path) makeFolder(dirname(path))
  mkdirSync(path)
}

interface Holder {
  readonly pid: number
  /** Tells a process from a later one with the same number; absent where the system does not say. */
  readonly started: string | undefined
}

function readHolder(file: string): Holder | undefined {
  try {
    const { pid, started } = JSON.parse(readFileSync(file, 'utf8')) as Holder
    return Number.isInteger(pid) ? { pid, started } : undefined
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

/** Start time in clock ticks since boot, from Linux's /proc; `undefined` elsewhere. */
function startTimeOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    return undefined
  }
}
