import { createWriteStream } from 'node:fs'
import { rename, rm, stat, writeFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { FileError } from './errors.ts'

async function* counted(lines: AsyncIterable<string>, counter: { rows: number }): AsyncGenerator<string> {
  for await (const line of lines) {
    counter.rows++
    yield line
  }
}

/** Writes beside the target and renames at the end: a file under that name is always whole. @returns how many rows */
export async function linesToFile(lines: AsyncIterable<string>, out: string): Promise<number> {
  const counter = { rows: 0 }
  const unfinished = `${out}.unfinished`
  try {
    await pipeline(Readable.from(counted(lines, counter)), createWriteStream(unfinished))
    await rename(unfinished, out)
  } catch (cause) {
    await rm(unfinished, { force: true }).catch(() => {}) // where nothing can be written, nothing can be removed
    if ((cause as NodeJS.ErrnoException).syscall) throw new FileError({ file: out, doing: 'write', cause })
    throw cause
  }
  return counter.rows
}

/** Finds out before long work whether {@link linesToFile} will be able to write there. @throws {@link FileError} if not */
export async function tryWriting(out: string): Promise<void> {
  const unfinished = `${out}.unfinished`
  try {
    await writeFile(unfinished, '')
    await rm(unfinished)
    const there = await stat(out).catch(() => undefined)
    if (there?.isDirectory()) throw new Error('a folder')
  } catch (cause) {
    throw new FileError({ file: out, doing: 'write', cause })
  }
}

/** A reader such as `head` may close the pipe early: that ends the export, and the database is closed as ever. */
export async function linesToStdout(lines: AsyncIterable<string>): Promise<number> {
  const counter = { rows: 0 }
  try {
    await pipeline(Readable.from(counted(lines, counter)), process.stdout, { end: false })
  } catch (error) {
    if (!['EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
  return counter.rows
}
