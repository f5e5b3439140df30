import { BaseError } from '../core/base-error.ts'

/** Another program listens on the port. */
export class PortInUseError extends BaseError {
  readonly code = 'port-in-use'
  constructor({ host, port, cause }: { host: string; port: number; cause: unknown }) {
    super(`http://${host}:${port}: expected a free port, got one that another program listens on`, {
      hint: `stop that program, or choose another port with --port ${port + 1}`,
      cause,
    })
  }
}

/** The address cannot be listened on. */
export class ListenError extends BaseError {
  readonly code = 'listen'
  constructor({ host, port, cause }: { host: string; port: number; cause: unknown }) {
    super(`http://${host}:${port}: expected to listen there, got ${cause instanceof Error ? cause.message : String(cause)}`, {
      hint: 'choose an address of this machine with --host, and a port above 1023 with --port',
      cause,
    })
  }
}

/** The command line asks for something that cannot be. */
export class UsageError extends BaseError {
  readonly code = 'usage'
}

/** Where the data of a network should be, there is none. */
export class NoNetworkError extends BaseError {
  readonly code = 'no-network'
  constructor({ location }: { location: string }) {
    super(`${location}: expected the data of a network, got none`, { hint: 'name its folder with --data DIR' })
  }
}

/** A decision about a flag that cannot be: there is no such flag, it has no effect any more, or it names no circle. */
export class DecisionRefusedError extends BaseError {
  readonly code = 'decision-refused'
  constructor({ message, hint }: { message: string; hint?: string | undefined }) {
    super(message, { hint: hint ?? 'kumite integrity flags lists those in force' })
  }
}

/** A file named on the command line cannot be read or written. */
export class FileError extends BaseError {
  readonly code = 'file'
  constructor({ file, doing, cause }: { file: string; doing: 'read' | 'write'; cause: unknown }) {
    super(`${file}: expected to ${doing} it, got ${cause instanceof Error ? cause.message : String(cause)}`, {
      hint: 'check the name and the permissions',
      cause,
    })
  }
}

/** A hotkey that should play a part has no place in the subnet. */
export class HotkeyNotRegisteredError extends BaseError {
  readonly code = 'hotkey-not-registered'
  constructor({ hotkey, netuid }: { hotkey: string; netuid: number }) {
    super(`hotkey ${hotkey}: expected to be registered on netuid ${netuid}, got an unknown hotkey`, {
      hint: 'add --register, which burns the price from the coldkey of the same wallet, or register it with btcli',
    })
  }
}

/** The running network that uses an embedded database did not answer a command of its operator. */
export class KeysSocketError extends BaseError {
  readonly code = 'keys-socket'
  constructor({ path, cause }: { path: string; cause: unknown }) {
    super(`${path}: expected an answer of the running network, got ${cause instanceof Error ? cause.message : String(cause)}`, {
      hint: 'what was asked for may have been done: look, with `list`, before you try again; or stop the network and start it with this version',
      cause,
    })
  }
}
