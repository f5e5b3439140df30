import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's root, wherever the caller stands. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** The Node that package-lock.json pins. */
export const pinnedNode = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
