import { mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { LaunchError } from './launch-error.mjs'
import { say } from './progress.mjs'

const beatMs = 1_000
const staleMs = 15_000

/** Does `work` while no other launch does the same. A lock whose owner has died, or beats no more, is taken over. */
export async function withLock(file, work) {
  await take(file)
  const beat = setInterval(() => utimes(file, new Date(), new Date()).catch(() => {}), beatMs)
  try {
    return await work()
  } finally {
    clearInterval(beat)
    await rm(file, { force: true })
  }
}

async function take(file) {
  for (let told = false; ; told = true) {
    try {
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, String(process.pid), { flag: 'wx' })
      return
    } catch (error) {
      if (error.code !== 'EEXIST') {
        throw new LaunchError(`cannot write ${file}: ${error.code}`, 'start from a folder that you may write to')
      }
    }
    if (await isStale(file)) await rm(file, { force: true })
    else {
      if (!told) say('another launch is getting ready; waiting for it ...')
      await sleep(200)
    }
  }
}

async function isStale(file) {
  try {
    const pid = Number(await readFile(file, 'utf8'))
    const ageMs = Date.now() - (await stat(file)).mtimeMs
    return ageMs > staleMs || (pid > 0 && !isAlive(pid))
  } catch {
    return false // just released
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
