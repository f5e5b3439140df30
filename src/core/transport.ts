/** How a request travels: `fetch`, or straight into an application in the same process. */
export type Transport = (request: Request) => Promise<Response>
