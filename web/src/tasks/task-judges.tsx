import { Accordion, Badge, Group, Stack, Text } from '@mantine/core'
import type { TaskDetail } from '../../../src/protocol/explore.ts'
import { plural } from '../format.ts'
import { EmptyState } from '../layout/empty-state.tsx'
import { RankOrder } from '../layout/rank-order.tsx'
import { RecordScore } from '../layout/record-score.tsx'
import { ScoreComponents } from '../layout/score-components.tsx'
import { Section } from '../layout/section.tsx'
import { JudgeAnswers } from './judge-answers.tsx'
import classes from './task-judges.module.css'

type Outcome = NonNullable<TaskDetail['outcome']>

/** What each judge said, and why it got its score: open a line to read. */
export function TaskJudges({ judges, criteria, labels }: Pick<Outcome, 'judges' | 'criteria'> & { labels: ReadonlyMap<string, string> }) {
  return (
    <Section title="Judges" note={`${plural(judges.length, 'judgment')}. Open a line to see why the score is what it is.`}>
      {judges.length === 0 && <EmptyState title="Nobody judged this task" />}
      <Accordion multiple chevronPosition="left" variant="default" keepMounted={false}>
        {judges.map((judge) => (
          <Accordion.Item key={judge.miner} value={judge.miner}>
            <Accordion.Control px={0}>
              <div className={classes.row}>
                <Group gap="xs">
                  <Text size="sm" fw={500}>
                    {judge.name}
                  </Text>
                  {judge.simulated && (
                    <Badge size="sm" variant="light" color="violet" tt="none" fw={500}>
                      simulated
                    </Badge>
                  )}
                </Group>
                {judge.verdict === 'ranked' ? <RankOrder ranks={judge.ranks} labels={labels} /> : <Text size="sm">could not judge</Text>}
                {judge.record && <RecordScore record={judge.record} label={`Score of ${judge.name}`} />}
              </div>
            </Accordion.Control>
            <Accordion.Panel>
              <Stack gap="sm" maw={640}>
                {judge.record ? (
                  <>
                    <Text size="sm">{judge.record.words}</Text>
                    <ScoreComponents components={judge.record.components} />
                  </>
                ) : (
                  <Text size="sm" c="dimmed">
                    This judgment has no score.
                  </Text>
                )}
                <JudgeAnswers criteria={criteria} answers={judge.answers} labels={labels} />
              </Stack>
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </Section>
  )
}
