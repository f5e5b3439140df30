/** No page or text that anybody would judge is this long; what goes on after it is not read. */
export const MAX_ANSWER_BYTES = 1_000_000

/** The body was longer than it may be. */
export class OversizedBodyError extends Error {}

/**
 * `fetch` whose bodies end with an {@link OversizedBodyError} after {@link MAX_ANSWER_BYTES}, counted after decompression, so that an endless
 * answer costs neither memory nor time. It follows no redirect: the key goes to the configured address and nowhere else.
 */
export const boundedFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, { ...init, redirect: 'error' })
  let bytes = 0
  const bound = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      bytes += chunk.length
      if (bytes > MAX_ANSWER_BYTES) controller.error(new OversizedBodyError(`more than ${MAX_ANSWER_BYTES} bytes`))
      else controller.enqueue(chunk)
    },
  })
  return new Response(response.body?.pipeThrough(bound) ?? null, response)
}
