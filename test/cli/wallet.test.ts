import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { cleanUp, newFolder, runKumite, startProgram } from './kumite-process.ts'

const folder = newFolder()
afterAll(cleanUp)

const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'
const env = { KUMITE_WALLETS: join(folder, 'wallets'), KUMITE_PASSPHRASE: 'correct horse' }
const wallet = (...args: string[]) => runKumite(['wallet', ...args], { env })
const file = (name: string, content: string): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

/** What went to stdout, as JSON. @throws what the program said where it failed */
async function json(...args: string[]): Promise<Record<string, never>> {
  const { code, stdout, stderr } = await wallet(...args, '--json')
  if (code !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}

describe.concurrent('kumite wallet', { timeout: 240_000 }, () => {
  it.each([[[]], [['import']]])('explains itself: kumite wallet %j', async (names) => {
    const { code, stdout, stderr } = await wallet(...names, '--help')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^Usage: kumite wallet/)
  })

  it('makes a wallet that can be listed, signed with and made again from its words', async () => {
    const made = (await json('new', 'mine')) as unknown as Record<'coldkey' | 'hotkey', { address: string; mnemonic: string }>
    const root = join(env.KUMITE_WALLETS, 'mine')
    expect(readdirSync(root).sort()).toEqual(['coldkey', 'coldkeypub.txt', 'hotkeys'])
    expect(statSync(join(root, 'coldkey')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(root, 'coldkey'), 'latin1').slice(0, 5)).toBe('$NACL')

    const { stdout } = await wallet('list')
    expect(stdout).toContain(`  coldkey ${made.coldkey.address}, encrypted\n  hotkey  default ${made.hotkey.address}\n`)
    for (const word of ['phrase', 'Seed', made.hotkey.mnemonic]) expect(stdout).not.toContain(word)

    for (const [kind, args] of [['coldkey', ['--coldkey']] as const, ['hotkey', []] as const]) {
      const signed = await json('sign', 'mine', ...args, '--message', 'hello')
      expect(signed).toMatchObject({ address: made[kind].address, scheme: 'sr25519' })
      const claim = ['--address', made[kind].address, '--signature', signed.signature!]
      expect(await json('verify', ...claim, '--message', 'hello')).toEqual({ valid: true })
      expect(await wallet('verify', ...claim, '--message', 'hellO')).toMatchObject({ code: 1, stdout: 'not valid\n' })
    }
    const again = await json('import', 'again', '--secret-file', file('words', `${made.hotkey.mnemonic}\n`))
    expect(again).toMatchObject({ address: made.hotkey.address, name: 'default' })
  })

  it('imports by path and from the JSON of a key, and overwrites nothing', async () => {
    const alice = file('alice', '//Alice')
    chmodSync(alice, 0o644)
    expect(await wallet('import', 'dev', '--hotkey', 'alice', '--secret-file', alice)).toMatchObject({
      code: 0,
      stdout: `${ALICE}\n`,
      stderr: expect.stringContaining(`Try: chmod 600 ${alice}`),
    })
    const hotkey = join(env.KUMITE_WALLETS, 'dev', 'hotkeys', 'alice')
    expect(await json('import', 'dev', '--hotkey', 'copy', '--secret-file', hotkey)).toMatchObject({ address: ALICE })
    const before = readFileSync(hotkey)
    expect(await wallet('new', 'dev', '--hotkey', 'alice')).toMatchObject({ code: 1, stdout: '' })
    const { code, stderr } = await wallet('import', 'dev', '--hotkey', 'alice', '--secret-file', alice)
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('expected no file of that name yet') })
    expect(readFileSync(hotkey)).toEqual(before)
    chmodSync(hotkey, 0o644)
    expect((await wallet('sign', 'dev', '--hotkey', 'alice', '--message', 'x')).stderr).toContain('Try: chmod 600')
    expect((await wallet('list')).stdout).toContain('others may read its file')
  })

  it('reads the message and the secret from stdin where they are not named', async () => {
    const shell = (line: string) => startProgram(['/bin/sh', '-c', line], { env }).ended
    expect(await shell('echo //Alice | ./kumite wallet import piped')).toMatchObject({ code: 0, stdout: `${ALICE}\n` })
    const line = `printf 'a\\nb' | ./kumite wallet verify --address ${ALICE} --signature $(printf 'a\\nb' | ./kumite wallet sign piped)`
    expect(await shell(line)).toMatchObject({ code: 0, stdout: 'valid\n' })
  })

  it('says in one clear line what is wrong, and never repeats a secret', async () => {
    const secret = file('secret', 'abandon abandon ability')
    const noPassphrase = { env: { ...env, KUMITE_PASSPHRASE: '' } }
    const failures = await Promise.all([
      wallet('import', 'bad', '--secret-file', secret),
      wallet('import', '../bad', '--secret-file', secret),
      wallet('sign', 'nobody', '--message', 'x'),
      wallet('verify', '--address', 'x', '--signature', '00'.repeat(64), '--message', 'x'),
      wallet('verify', '--address', ALICE, '--signature', 'xyz'),
      wallet('nope'),
      runKumite(['wallet', 'new', 'bad'], noPassphrase),
      runKumite(['up', '--accept-auth', 'nope']),
    ])
    expect(failures.map(({ code }) => code)).toEqual([1, 1, 1, 1, 2, 2, 2, 2])
    for (const { stdout, stderr } of failures) {
      expect(stdout).toBe('')
      expect(stderr).not.toMatch(/\n\s+at |abandon|ability/)
    }
    expect(readdirSync(env.KUMITE_WALLETS)).not.toContain('bad')
  })
})
