import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runKumite } from '../test/cli/kumite-process.ts'
import { openBrowser, startNetwork } from '../test/e2e/testing.ts'
import { root } from './paths.mjs'
import { openDesk, takeDeskPages } from './pictures/desk-pages.ts'
import { writePicturedTasks } from './pictures/imported-tasks.ts'
import { takeNetworkPages } from './pictures/network-pages.ts'
import { takeReadmePictures } from './pictures/readme-pictures.ts'
import { takeWorkPages } from './pictures/work-pages.ts'

/**
 * Runs networks on fresh folders and takes pictures of their pages.
 * `node scripts/run.mjs scripts/take-screenshots.mjs`: the pictures of the README, in docs/images.
 * `... --all DIR [work|network]`: every page, desktop and phone, light and dark, those that are translated also in German and Arabic, for
 * looking at after a change.
 */
const all = process.argv[2] === '--all'
const dir = all ? process.argv[3] : join(root, 'docs', 'images')
const part = process.argv[4]
if (dir === undefined) throw new Error('--all: expected a folder for the pictures, got none')
mkdirSync(dir, { recursive: true })

const browser = await openBrowser()
try {
  if (!all) await onNetwork(['--block-ms', '500'], ({ base }) => takeReadmePictures(browser, base, dir))
  if (all && part !== 'network') await takeWorkAndDesk()
  if (all && part !== 'work')
    await onNetwork(['--block-ms', '250'], async ({ base }) => {
      await reached(base, 'epoch', 8)
      await takeNetworkPages(browser, base, { dir, languages: 'all' })
    })
} finally {
  await browser.close()
}

async function takeWorkAndDesk() {
  const folder = mkdtempSync(join(tmpdir(), 'kumite-pictures-'))
  const tasks = join(folder, 'tasks.jsonl')
  writePicturedTasks(tasks, 100)
  try {
    await onNetwork(['--tasks', tasks], async ({ base, data }) => {
      const album = { dir, languages: 'all' }
      const { stdout } = await runKumite(['desk', 'link', '--data', data, '--json'])
      const desk = await openDesk(browser, { base, link: JSON.parse(stdout).link }, album)
      const work = await takeWorkPages(browser, base, album)
      await takeDeskPages(browser, { base, desk, work }, album)
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function onNetwork(args, use) {
  const network = await startNetwork(...args)
  try {
    await use(network)
  } finally {
    await network.stop()
  }
}

/** Waits until the network has come so far. */
async function reached(base, field, value) {
  for (;;) {
    const health = await fetch(`${base}/api/health`).then((reply) => reply.json())
    if (health[field] >= value) return
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
}
