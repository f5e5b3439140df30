import { every } from 'hono/combine'
import { createMiddleware } from 'hono/factory'
import { getDevice } from '../miner/desk/sign-in.ts'
import type { DeskDeviceRow } from '../store/desk-devices.ts'
import type { ApiContext } from './api-context.ts'
import { DeviceScopeError } from './errors.ts'
import { type MinerEnv, minerOf, requireMiner } from './home-miners.ts'

/** Set by {@link requireDevice}: the miner that the request is for, and the device that its operator let in. */
export interface DeskEnv {
  Variables: MinerEnv['Variables'] & { device: DeskDeviceRow }
}

/**
 * Lets only requests through that a device of the miner's operator has signed for this miner. There is no cookie and no token: nothing that
 * a browser sends by itself, so that no other site can make it act.
 */
export function requireDevice(context: ApiContext) {
  const keepDevice = createMiddleware<DeskEnv>(async (c, next) => {
    const of = { miner: minerOf(c).hotkey, id: c.get('sender'), nowMs: context.clock.now() }
    c.set('device', await getDevice(context.db, of))
    await next()
  })
  return every(requireMiner(context), keepDevice)
}

/** For what helpers may not do. Comes after {@link requireDevice}. */
export const requireOwner = createMiddleware<DeskEnv>(async (c, next) => {
  const { id, scope } = c.get('device')
  if (scope !== 'owner') throw new DeviceScopeError({ device: id, scope })
  await next()
})
