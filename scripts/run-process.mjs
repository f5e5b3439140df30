import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { pinnedNode } from './paths.mjs'

/**
 * Runs a program to its end and passes our signals on to it.
 * @returns its exit code; 128 + n when signal n ended it
 */
export async function runProcess(command, args, options = {}) {
  const child = spawn(command, args, { stdio: 'inherit', ...options })
  const forward = (signal) => {
    // At a terminal Ctrl-C reaches the child as well, and twice would mean "at once".
    if (signal === 'SIGINT' && process.stdin.isTTY) return
    child.kill(signal)
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, forward)
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]))
    })
  } finally {
    for (const signal of signals) process.off(signal, forward)
  }
}

/** Runs a script on the pinned Node, with the caller's stdin, stdout and stderr unless `options` says otherwise. */
export function runPinned(args, options) {
  return runProcess(pinnedNode, args, options)
}
