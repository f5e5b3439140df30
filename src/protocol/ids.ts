import * as z from 'zod'

/** An id in a path, before it is looked for: whatever else stands there is none of ours, and a database may not even hold it. */
export const PathId = z.string().regex(/^[\w-]{1,100}$/, 'expected an id')

/** Position of a neuron in a subnet: 0 ... 65535. */
export const Uid = z.number().int().min(0).max(65_535)
export type Uid = z.infer<typeof Uid>

/** ss58 address (prefix 42) of an sr25519 key: names a miner or a validator. */
export const Hotkey = z
  .string()
  .regex(/^[1-9A-HJ-NP-Za-km-z]{46,48}$/, 'expected an ss58 address')
  .brand('Hotkey')
export type Hotkey = z.infer<typeof Hotkey>

/** ss58 address of a worker's ed25519 key: made in the worker's browser, signs every judgment. */
export const WorkerId = z
  .string()
  .regex(/^[1-9A-HJ-NP-Za-km-z]{46,48}$/, 'expected an ss58 address')
  .brand('WorkerId')
export type WorkerId = z.infer<typeof WorkerId>

/** A validator's own name of a task; never shown to miners. */
export const TaskId = z
  .string()
  .regex(/^[a-z0-9-]{4,64}$/, 'expected a task id')
  .brand('TaskId')
export type TaskId = z.infer<typeof TaskId>

/** One miner's hold on one task: opaque, different for every recipient. */
export const LeaseId = z
  .string()
  .regex(/^[a-z0-9-]{4,64}$/, 'expected a lease id')
  .brand('LeaseId')
export type LeaseId = z.infer<typeof LeaseId>
