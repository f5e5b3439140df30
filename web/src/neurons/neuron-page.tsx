import { Anchor, Badge, Group, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { NeuronDetail } from '../../../src/protocol/neuron-detail.ts'
import { MechanismSwitch } from '../explore/mechanism-switch.tsx'
import { useMechid } from '../explore/use-mechid.ts'
import { isConversation } from '../is-conversation.ts'
import { ErrorState } from '../layout/error-state.tsx'
import { PageHeading } from '../layout/page-heading.tsx'
import { PageSkeleton } from '../layout/page-skeleton.tsx'
import { usePageTitle } from '../layout/use-page-title.ts'
import { queries } from '../queries.ts'
import { NeuronAnswers } from './neuron-answers.tsx'
import { NeuronFacts } from './neuron-facts.tsx'
import { NeuronHistory } from './neuron-history.tsx'
import { NeuronSkill } from './neuron-skill.tsx'
import { NeuronTasks } from './neuron-tasks.tsx'
import { NeuronWeights } from './neuron-weights.tsx'

/** One neuron: what the chain knows of it, its past, its weights, its tasks. */
export default function NeuronPage({ uid }: { uid: number }) {
  const [mechid] = useMechid()
  const answers = useQuery(queries.network()).data?.mechanisms.some(
    (mechanism) => mechanism.mechid === mechid && isConversation(mechanism.name),
  )
  const { data: detail, error, refetch } = useQuery(queries.neuron(uid, mechid))
  usePageTitle(detail ? detail.neuron.name : `uid ${uid}`)
  if (error && !detail) {
    return (
      <Stack gap="md">
        <PageHeading title={`Neuron ${uid}`} />
        <ErrorState title="This neuron could not be loaded" error={error} onRetry={() => void refetch()} />
        <Anchor component={Link} href="/" underline="always">
          To Explore
        </Anchor>
      </Stack>
    )
  }
  if (!detail) return <PageSkeleton />
  const { neuron } = detail
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-start">
        <PageHeading title={neuron.name}>
          <NeuronBadges detail={detail} />
        </PageHeading>
        <MechanismSwitch />
      </Group>
      <NeuronFacts detail={detail} />
      <NeuronHistory history={detail.history} />
      <NeuronWeights detail={detail} />
      {neuron.role === 'miner' &&
        (answers ? <NeuronAnswers hotkey={neuron.hotkey} /> : <NeuronSkill hotkey={neuron.hotkey} mechid={mechid} />)}
      <NeuronTasks uid={uid} />
    </Stack>
  )
}

function NeuronBadges({ detail: { neuron, immuneUntil } }: { detail: NeuronDetail }) {
  const badges = [
    `uid ${neuron.uid}`,
    neuron.role,
    ...(neuron.validatorPermit ? ['validator permit'] : []),
    ...(immuneUntil === null ? [] : [`immune until block ${immuneUntil}`]),
  ]
  return (
    <Group gap="xs" mt={4}>
      {badges.map((words) => (
        <Badge key={words} variant="default" size="sm" tt="none" fw={500}>
          {words}
        </Badge>
      ))}
      {neuron.simulated && (
        <Badge variant="light" color="violet" size="sm" tt="none" fw={500}>
          simulated{neuron.behaviour ? `: ${neuron.behaviour}` : ''}
        </Badge>
      )}
    </Group>
  )
}
