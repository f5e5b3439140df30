import { Stack, Text, Title } from '@mantine/core'
import type { ToldConversation } from '../../../src/protocol/conversation.ts'
import { Section } from '../layout/section.tsx'
import classes from './conversation-truth.module.css'

const AXES: Readonly<Record<string, string>> = { languageSkill: 'language' }

/** What the challenge was made of: the clear question, who seemed to ask it and how, and the right answers with where they are from. */
export function ConversationTruth({ told }: { told: ToldConversation }) {
  const { type, topic, subtopic, goal, query, persona, fuzz, operators, wordedBy, difficulty, references } = told
  const facts = [
    ...Object.entries(persona).map(([axis, value]) => [AXES[axis] ?? axis, value]),
    ['fuzz', `${fuzz.toFixed(2)} of 1${operators.length > 0 ? `: ${operators.join(', ')}` : ''}`],
    ['worded by', wordedBy],
    ['difficulty', `${difficulty.toFixed(2)} of 1`],
  ]
  return (
    <Section title="What was really asked" note={`${type}, on ${topic}: ${subtopic}. The person wants to ${goal}.`}>
      <Text className="preserve-lines" maw={860}>
        {query}
      </Text>
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div>
        <Title order={3} size="h6" mb={4}>
          Right answers, with their sources
        </Title>
        <Stack gap="md" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
          {references.map((reference) => (
            <Reference key={reference.by} reference={reference} />
          ))}
        </Stack>
      </div>
    </Section>
  )
}

function Reference({ reference: { text, by, citations } }: { reference: ToldConversation['references'][number] }) {
  return (
    <li>
      <Text className="preserve-lines" maw={860}>
        {text}
      </Text>
      <Text size="xs" c="dimmed">
        found by {by}
      </Text>
      {citations.map(({ source, revision, licence, text: quoted }) => (
        <blockquote key={`${source} ${quoted}`} className={classes.quote}>
          <p>{quoted}</p>
          <cite>
            {source}, revision {revision}, {licence}
          </cite>
        </blockquote>
      ))}
    </li>
  )
}
