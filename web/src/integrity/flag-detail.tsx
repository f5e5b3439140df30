import { Anchor, Code, Group, Stack, Text } from '@mantine/core'
import { Link } from 'wouter'
import type { CollusionFlag } from '../../../src/protocol/integrity.ts'
import tableClasses from '../explore/metagraph-table.module.css'
import { formatDateTime, plural, shortAddress } from '../format.ts'
import { ScrollRegion } from '../layout/scroll-region.tsx'
import { formatOdds } from './format-odds.ts'
import { MinerName } from './miner-name.tsx'

const KINDS = [
  { kind: 'answers', label: 'Same mistakes' },
  { kind: 'positions', label: 'Same places on the screen' },
  { kind: 'timing', label: 'Same moments' },
] as const

/** Why two miners are held to be one, what they said to it, and what can be done. */
export function FlagDetail({ flag }: { flag: CollusionFlag }) {
  const { id, validator, miners, words, evidence, raisedAt, seenEpoch, oneVoice, appeal, decision } = flag
  const names = miners.map(({ name }) => name).join(' and ')
  return (
    <Stack gap="sm">
      <Group gap="md" fz="sm">
        {miners.map((miner) => (
          <MinerName key={miner.hotkey} miner={miner} />
        ))}
      </Group>
      <Text size="sm" maw={760}>
        {words}
      </Text>
      <Text size="xs" c="dimmed">
        Flag {id}, raised by validator {shortAddress(validator)} on {formatDateTime(raisedAt)}; its evidence was last enough in epoch{' '}
        {seenEpoch}.{' '}
        {oneVoice
          ? 'The two count as one voice; what later copies were paid before is taken back in what is left of their window.'
          : 'The two count as two.'}
      </Text>
      <EvidenceTable flag={flag} names={names} />
      {evidence.circle && (
        <Text size="sm" maw={760}>
          Both belong to a circle of {evidence.circle.miners.length}. On {plural(evidence.circle.shared, 'task')} that at least two of them
          judged its odds are {formatOdds(evidence.circle.odds)} to 1, where {formatOdds(evidence.circle.bar)} are needed. The table is of
          these two alone.
        </Text>
      )}
      {evidence.inTurn && (
        <Text size="sm" maw={760}>
          On {plural(evidence.inTurn.shared, 'task')} {shortAddress(evidence.inTurn.miner)} makes the mistakes of{' '}
          {evidence.inTurn.sources.map(shortAddress).join(' or of ')}: the odds that it copies these two in turn are{' '}
          {formatOdds(evidence.inTurn.odds)} to 1, where {formatOdds(evidence.inTurn.bar)} are needed. The table is of the flagged two
          alone.
        </Text>
      )}
      {appeal && (
        <Said what={`Appeal of ${miners.find(({ hotkey }) => hotkey === appeal.by)?.name ?? shortAddress(appeal.by)}`} at={appeal.at}>
          {appeal.text}
        </Said>
      )}
      {decision && (
        <Said what="Decision of the validator's operator" at={decision.at}>
          {decision.note}
        </Said>
      )}
      {oneVoice && (
        <Text size="xs" c="dimmed" maw={760}>
          Either of the two may appeal: <Code>POST /api/integrity/flags/{id}/appeal</Code> with a text, signed by its hotkey. The operator
          of the validator decides: <Code>kumite integrity clear {id} "why"</Code> or <Code>kumite integrity uphold {id} "why"</Code>. A
          flag ends by itself once nothing in the window speaks for it.
        </Text>
      )}
    </Stack>
  )
}

function EvidenceTable({ flag: { evidence }, names }: { flag: CollusionFlag; names: string }) {
  return (
    <ScrollRegion name={`Evidence about ${names}`} className={tableClasses.scroller}>
      <table className={tableClasses.table}>
        <thead>
          <tr>
            <th scope="col">Evidence</th>
            <th scope="col" data-numeric>
              Odds to 1
            </th>
            <th scope="col">Over</th>
            <th scope="col">Tasks that say most: how alike, and how alike they are to others</th>
          </tr>
        </thead>
        <tbody>
          {KINDS.map(({ kind, label }) => {
            const { odds, shared, tasks } = evidence[kind]
            return (
              <tr key={kind}>
                <th scope="row">{label}</th>
                <td data-numeric>{formatOdds(odds)}</td>
                <td>{plural(shared, 'task')}</td>
                <td>
                  {tasks.length === 0 && <span className={tableClasses.faint}>none</span>}
                  <Group gap="sm" wrap="nowrap">
                    {tasks.map(({ taskId, likeness, expected }, n) => (
                      <span key={taskId}>
                        <Anchor component={Link} href={`/tasks/${taskId}`} size="xs" title={taskId}>
                          task {n + 1}
                        </Anchor>{' '}
                        <span className={tableClasses.faint}>
                          {likeness.toFixed(2)} / {expected.toFixed(2)}
                        </span>
                      </span>
                    ))}
                  </Group>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

/** What somebody wrote: as text only. */
function Said({ what, at, children }: { what: string; at: string; children: string }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {what}, {formatDateTime(at)}
      </Text>
      <Text size="sm" className="preserve-lines" maw={760}>
        {children}
      </Text>
    </div>
  )
}
