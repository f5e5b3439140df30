import { type Kysely, sql } from 'kysely'
import { spine } from './migrations/0001-spine.ts'
import { skillAndOverlap } from './migrations/0002-skill-and-overlap.ts'
import { taskGeneration } from './migrations/0003-task-generation.ts'
import { prompting } from './migrations/0004-prompting.ts'
import { gateway } from './migrations/0005-gateway.ts'
import { whatIsAsked } from './migrations/0006-what-is-asked.ts'
import { anchors } from './migrations/0007-anchors.ts'
import { gatewayRecords } from './migrations/0008-gateway-records.ts'
import { collusionFlags } from './migrations/0009-collusion-flags.ts'
import { assignment } from './migrations/0010-assignment.ts'
import { pay } from './migrations/0011-pay.ts'
import { peopleAtWork } from './migrations/0012-people-at-work.ts'
import { desk } from './migrations/0013-desk.ts'
import { onboarding } from './migrations/0014-onboarding.ts'
import { ownersOfKeys } from './migrations/0015-owners-of-keys.ts'
import { passkeysAtMiners } from './migrations/0016-passkeys-at-miners.ts'

/** Every step of the schema, oldest first: its statements, in the file of its name. Never edit one that has landed: add the next. */
const STEPS: Readonly<Record<string, readonly string[]>> = {
  '0001-spine': spine,
  '0002-skill-and-overlap': skillAndOverlap,
  '0003-task-generation': taskGeneration,
  '0004-prompting': prompting,
  '0005-gateway': gateway,
  '0006-what-is-asked': whatIsAsked,
  '0007-anchors': anchors,
  '0008-gateway-records': gatewayRecords,
  '0009-collusion-flags': collusionFlags,
  '0010-assignment': assignment,
  '0011-pay': pay,
  '0012-people-at-work': peopleAtWork,
  '0013-desk': desk,
  '0014-onboarding': onboarding,
  '0015-owners-of-keys': ownersOfKeys,
  '0016-passkeys-at-miners': passkeysAtMiners,
}

/** The steps as Kysely runs them. */
export const migrations: Record<string, { up(db: Kysely<unknown>): Promise<void> }> = Object.fromEntries(
  Object.entries(STEPS).map(([name, statements]) => [
    name,
    {
      async up(db) {
        for (const statement of statements) await sql.raw(statement).execute(db)
      },
    },
  ]),
)
