import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { lockDataFolder } from './data-lock.ts'
import { DataFolderError, DataFolderInUseError } from './errors.ts'

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kumite-lock-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
const lockFile = (folder: string) => join(folder, 'kumite.lock')

/** Another process that lives until the test ends. */
function aNeighbour() {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  onTestFinished(() => void child.kill('SIGKILL'))
  return {
    pid: child.pid!,
    kill() {
      child.kill('SIGKILL')
      return ended
    },
  }
}

describe('lockDataFolder', () => {
  it('makes the folder, holds it until released, and leaves nothing behind', () => {
    const folder = join(aFolder(), 'new', 'deeper')
    const { release } = lockDataFolder(folder)
    expect(readdirSync(folder)).toEqual(['kumite.lock'])
    expect(() => lockDataFolder(folder)).toThrow(DataFolderInUseError)
    release()
    expect(readdirSync(folder)).toEqual([])
    lockDataFolder(folder).release()
  })

  it('is refused while a living process holds it, naming that process and where it can be asked', () => {
    const folder = aFolder()
    const { pid } = aNeighbour()
    writeFileSync(lockFile(folder), JSON.stringify({ pid, url: 'http://127.0.0.1:20001' }))
    expect(() => lockDataFolder(folder)).toThrow(`${pid}`)
    expect(() => lockDataFolder(folder)).toThrow(expect.objectContaining({ code: 'data-folder-in-use' }))
    expect(JSON.parse(readFileSync(lockFile(folder), 'utf8')).pid).toBe(pid)
  })

  it('is taken over from a process that was killed', async () => {
    const folder = aFolder()
    const { pid, kill } = aNeighbour()
    writeFileSync(lockFile(folder), JSON.stringify({ pid }))
    await kill()
    const { release } = lockDataFolder(folder)
    expect(JSON.parse(readFileSync(lockFile(folder), 'utf8')).pid).toBe(process.pid)
    release()
  })

  it.runIf(existsSync('/proc/self/stat'))('is taken over from an earlier process that had the number of one that lives now', () => {
    for (const pid of [process.pid, aNeighbour().pid]) {
      const folder = aFolder()
      writeFileSync(lockFile(folder), JSON.stringify({ pid, started: '1' }))
      lockDataFolder(folder).release()
    }
  })

  it.each(['', '{', '{"pid":', 'null', '{"pid":"x"}', '{"pid":1.5}', '[]'])('is taken over when it is no lock: %j', (content) => {
    const folder = aFolder()
    writeFileSync(lockFile(folder), content)
    const { release } = lockDataFolder(folder)
    expect(JSON.parse(readFileSync(lockFile(folder), 'utf8')).pid).toBe(process.pid)
    release()
  })

  it('tells others the address it was told', () => {
    const folder = aFolder()
    const { announce, release } = lockDataFolder(folder)
    announce('http://127.0.0.1:20002')
    expect(() => lockDataFolder(folder)).toThrow(expect.objectContaining({ code: 'data-folder-in-use' }))
    expect(JSON.parse(readFileSync(lockFile(folder), 'utf8'))).toMatchObject({ pid: process.pid, url: 'http://127.0.0.1:20002' })
    release()
    expect(readdirSync(folder)).toEqual([])
  })

  it('does not release what another process has taken over', () => {
    const folder = aFolder()
    const { release } = lockDataFolder(folder)
    writeFileSync(lockFile(folder), JSON.stringify({ pid: process.pid + 1 }))
    release()
    expect(existsSync(lockFile(folder))).toBe(true)
  })

  it('says so with a typed error when the folder cannot be made or written', () => {
    const folder = aFolder()
    writeFileSync(join(folder, 'a-file'), '')
    for (const place of [join(folder, 'a-file'), join(folder, 'a-file', 'inside'), '/proc/no-such-place'])
      expect(() => lockDataFolder(place), place).toThrow(DataFolderError)
  })
})
