import { type CallName, checkCallShapes } from '../../src/chain/subtensor/call-shapes.ts'
import type { Runtime } from '../../src/chain/subtensor/runtime.ts'

/** Whether a runtime takes a call as we know it: older ones do without some. */
export function hasCall(runtime: Runtime, name: CallName): boolean {
  try {
    checkCallShapes(runtime, [name])
    return true
  } catch {
    return false
  }
}
