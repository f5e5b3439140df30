import { Accordion, Text } from '@mantine/core'
import type { CollusionFlag } from '../../../src/protocol/integrity.ts'
import { Mark } from '../layout/mark.tsx'
import { FlagDetail } from './flag-detail.tsx'
import classes from './flags.module.css'
import { formatOdds } from './format-odds.ts'

const STATES: Readonly<Record<CollusionFlag['state'], string>> = {
  flagged: 'flagged',
  appealed: 'appealed, not decided yet',
  cleared: 'cleared',
  upheld: 'upheld',
  expired: 'expired',
}

/** Pairs that are or were held to be one, those in force first: open a line for reason, evidence and appeal. */
export function FlagList({ flags }: { flags: readonly CollusionFlag[] }) {
  return (
    <Accordion multiple chevronPosition="left" variant="default" keepMounted={false} aria-label="Flags">
      {flags.map((flag) => {
        const { id, miners, state, oneVoice, evidence, epoch } = flag
        return (
          <Accordion.Item key={id} value={`${id}`}>
            <Accordion.Control px={0}>
              <span className={classes.row}>
                <Text component="span" size="sm" fw={500}>
                  {miners[0].name} and {miners[1].name}
                </Text>
                <Mark good={!oneVoice}>{STATES[state]}</Mark>
                <Text component="span" size="xs" c="dimmed">
                  odds {formatOdds(evidence.odds)} to 1, bar {formatOdds(evidence.bar)}, since epoch {epoch}
                </Text>
              </span>
            </Accordion.Control>
            <Accordion.Panel>
              <FlagDetail flag={flag} />
            </Accordion.Panel>
          </Accordion.Item>
        )
      })}
    </Accordion>
  )
}
