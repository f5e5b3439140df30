import { Accordion, Badge, Group, Stack, Text } from '@mantine/core'
import type { ToldConversation } from '../../../src/protocol/conversation.ts'
import type { TaskDetail } from '../../../src/protocol/explore.ts'
import { formatDuration, plural, shortAddress } from '../format.ts'
import { RecordScore } from '../layout/record-score.tsx'
import { ScoreComponents } from '../layout/score-components.tsx'
import { ScrollRegion } from '../layout/scroll-region.tsx'
import { Section } from '../layout/section.tsx'
import classes from './conversation-answers.module.css'

type Judge = NonNullable<TaskDetail['outcome']>['judges'][number]

/** Longer answers, in characters, are not shown at full height. */
const LONG_TEXT = 2000

const STATUS = { ok: '', timeout: 'time ran out', error: 'the connection broke', 'too-long': 'cut: it was too long' } as const

/** What each miner answered, best first, and why it got its score: open a line to read. */
export function ConversationAnswers({ told, judges }: { told: ToldConversation; judges: readonly Judge[] }) {
  const byMiner = new Map(judges.map((judge) => [judge.miner, judge]))
  const scoreOf = (miner: string) => byMiner.get(miner)?.record?.value ?? 0
  const answers = told.answers.toSorted((a, b) => scoreOf(b.miner) - scoreOf(a.miner))
  return (
    <Section title="Answers" note={`${plural(answers.length, 'miner')}, best first. Open a line to read the conversation.`}>
      <Accordion multiple chevronPosition="left" variant="default" keepMounted={false}>
        {answers.map((answer) => (
          <Answer key={answer.miner} answer={answer} judge={byMiner.get(answer.miner)} />
        ))}
      </Accordion>
    </Section>
  )
}

function Answer({ answer, judge }: { answer: ToldConversation['answers'][number]; judge: Judge | undefined }) {
  const name = judge?.name ?? shortAddress(answer.miner)
  return (
    <Accordion.Item value={answer.miner}>
      <Accordion.Control px={0}>
        <div className={classes.row}>
          <Group gap="xs" wrap="nowrap" miw={0}>
            <Text size="sm" fw={500}>
              {name}
            </Text>
            {judge?.simulated && (
              <Badge size="sm" variant="light" color="violet" tt="none" fw={500}>
                simulated
              </Badge>
            )}
          </Group>
          <Text size="sm" c="dimmed" className="one-line">
            {answer.turns.length > 1 && `${plural(answer.turns.length, 'turn')}: `}
            {answer.answer || 'no answer'}
          </Text>
          {judge?.record && <RecordScore record={judge.record} label={`Score of ${name}`} />}
        </div>
      </Accordion.Control>
      <Accordion.Panel>
        <Stack gap="md" maw={760}>
          <ol className={classes.turns}>
            {answer.turns.map((turn, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: turns have no name but their place
              <li key={index}>
                <p className={classes.said}>{turn.challenge}</p>
                <Said words={turn.answer} name={`Answer ${index + 1} of ${name}`} />
                <Text size="xs" c="dimmed">
                  {turn.firstMs !== null && `first words after ${formatDuration(turn.firstMs)}, `}
                  {turn.firstMs === null ? 'nothing in' : 'all said after'} {formatDuration(turn.totalMs)}
                  {STATUS[turn.status] && `; ${STATUS[turn.status]}`}
                </Text>
              </li>
            ))}
          </ol>
          {judge?.record ? (
            <>
              <Text size="sm" fw={500}>
                {judge.record.words}
              </Text>
              <ScoreComponents components={judge.record.components} />
            </>
          ) : (
            <Text size="sm">{answer.words}</Text>
          )}
          {answer.claims.length > 0 && (
            <Text size="xs" c="dimmed">
              Names and figures that it adds: {answer.claims.map(claimWords).join('; ')}.
            </Text>
          )}
        </Stack>
      </Accordion.Panel>
    </Accordion.Item>
  )
}

/** A claim, and which of the question's sources says it too. */
function claimWords({ claim, source }: ToldConversation['answers'][number]['claims'][number]): string {
  return source === null ? `${claim}, which no source of the question says` : `${claim} (${source})`
}

/** As plain text, whatever it holds. What is very long scrolls in a box of its own. */
function Said({ words, name }: { words: string; name: string }) {
  if (words.length < LONG_TEXT) return <p className={classes.answered}>{words || 'no answer'}</p>
  return (
    <ScrollRegion name={name} className={`${classes.answered} ${classes.long}`}>
      {words}
    </ScrollRegion>
  )
}
