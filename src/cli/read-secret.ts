import { once } from 'node:events'
import { readFile, stat } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { FileError, UsageError } from './errors.ts'

const VARIABLE = 'KUMITE_PASSPHRASE'

/**
 * A passphrase: from a file, else from the environment, else typed without echo. Never from the command line, which
 * every user of the machine can read.
 * @param twice for a new one: typed again, since nobody sees a slip
 */
export async function readPassphrase({ file, what, twice }: { file: string | undefined; what: string; twice: boolean }): Promise<string> {
  const given = file === undefined ? process.env[VARIABLE] : await readSecretFile(file)
  if (given) return given
  if (file !== undefined || !process.stdin.isTTY)
    throw new UsageError(`passphrase of ${what}: expected one, got none`, {
      hint: `name a file with --passphrase-file FILE, set ${VARIABLE}, or run it in a terminal`,
    })
  const typed = await typeSecret(`Passphrase of ${what}: `)
  if (typed === '' || (twice && (await typeSecret('Once more: ')) !== typed))
    throw new UsageError('passphrase: expected the same one twice, and not an empty one', { hint: 'run it again' })
  return typed
}

/** A phrase, seed or wallet file: from a file, else typed without echo, else all of stdin. */
export async function readSecret({ file, what }: { file: string | undefined; what: string }): Promise<string> {
  if (file !== undefined) return readSecretFile(file)
  return process.stdin.isTTY ? typeSecret(`${what}: `) : (await text(process.stdin)).trim()
}

/** A secret that others may read is told of, and used all the same. */
export function sayExposed(file: string): void {
  process.stderr.write(`! ${file}: others may read this secret. Try: chmod 600 ${file}\n`)
}

async function readSecretFile(file: string): Promise<string> {
  try {
    const status = await stat(file)
    if (status.isFile() && (status.mode & 0o077) !== 0) sayExposed(file) // a pipe, as the shell's <(...) makes, is nobody else's
    return (await readFile(file, 'utf8')).replace(/\r?\n$/, '')
  } catch (cause) {
    throw new FileError({ file, doing: 'read', cause })
  }
}

async function typeSecret(prompt: string): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true })
  process.stderr.write(prompt)
  try {
    const typed: unknown = await Promise.race([once(terminal, 'line').then(([line]) => line), once(terminal, 'close')])
    if (typeof typed !== 'string') throw new UsageError('secret: expected a line, got the end', { hint: 'run it again' }) // Ctrl-C or Ctrl-D
    return typed
  } finally {
    process.stderr.write('\n')
    terminal.close()
  }
}
