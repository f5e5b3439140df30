/** Waits for something that is under way, but not for long; it goes on all the same. @returns whether it ended in that time @throws what it throws in that time */
export async function waitBriefly(underWay: Promise<unknown>, mostMs: number): Promise<boolean> {
  const late = Promise.withResolvers<false>()
  const timer = setTimeout(late.resolve, mostMs, false)
  try {
    return await Promise.race([underWay.then(() => true), late.promise])
  } finally {
    clearTimeout(timer)
  }
}
