import type { Obfuscate } from '../obfuscation/obfuscate-response.ts'

/**
 * No obfuscation, for large simulations: their agents read no source, they see what a page shows (see {@link createPerception}), and copies
 * for ten thousand miners would take longer than all the rest. Reports of such simulations say so.
 */
export const plainCopies: Obfuscate = async (response) => response
