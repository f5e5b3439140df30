import type { Db } from './open-store.ts'

/** Texts of known instructions that were imported, and of accepted or completed ones, newest first. */
export async function listExampleTexts(db: Db, { source, limit }: { source: 'generated' | 'imported'; limit: number }): Promise<string[]> {
  const rows = await db
    .selectFrom('known_instruction')
    .select('text')
    .where('source', '=', source)
    .where((eb) => eb.or([eb('source', '=', 'imported'), eb('outcome', 'in', ['accepted', 'completed'])]))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ text }) => text)
}
