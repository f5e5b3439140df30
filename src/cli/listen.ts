import { type ServerType, serve } from '@hono/node-server'
import { ListenError, PortInUseError } from './errors.ts'

/**
 * Opens an HTTP server.
 * @throws {@link PortInUseError} if another program listens on the port
 * @throws {@link ListenError} if the address cannot be listened on
 */
export function listen(fetchApp: Parameters<typeof serve>[0]['fetch'], host: string, port: number): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: fetchApp, hostname: host, port }, () => resolve(server))
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(cause.code === 'EADDRINUSE' ? new PortInUseError({ host, port, cause }) : new ListenError({ host, port, cause })),
    )
  })
}

/** Closes a server, and the connections that are still open. */
export function stopListening(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    if ('closeAllConnections' in server) server.closeAllConnections()
  })
}
