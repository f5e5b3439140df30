import { Skeleton, Stack } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { Route, Switch } from 'wouter'
import { ApiError } from '../api-error.ts'
import { ErrorState } from '../layout/error-state.tsx'
import { NotFoundPage } from '../layout/not-found-page.tsx'
import { PageHeading } from '../layout/page-heading.tsx'
import { usePageTitle } from '../layout/use-page-title.ts'
import type { Sender } from '../signed-request.ts'
import { AccessPage } from './access-page.tsx'
import { deskApi } from './desk-api.ts'
import { DeskTabs } from './desk-tabs.tsx'
import { forgetDesk, loadDesk } from './device-key.ts'
import { OverviewPage } from './overview-page.tsx'
import { PayPage } from './pay-page.tsx'
import { QueuePage } from './queue-page.tsx'
import { hideCode, readCode } from './read-code.ts'
import { SettingsPage } from './settings-page.tsx'
import { SignIn } from './sign-in.tsx'
import { DeskContext } from './use-desk.ts'
import { WorkersPage } from './workers-page.tsx'

/** The operator's desk of one miner. Whoever opens a link of `kumite desk link` signs in; everybody else learns how to. */
export default function DeskPage() {
  usePageTitle('Desk')
  const [code, setCode] = useState(readCode)
  const [sender, setSender] = useState(loadDesk)
  useEffect(() => {
    hideCode()
    function follow(): void {
      const next = readCode()
      if (next) setCode(next)
      hideCode()
    }
    window.addEventListener('hashchange', follow) // a link that is opened where the desk is open already loads no page
    return () => window.removeEventListener('hashchange', follow)
  }, [])
  if (sender && !code) return <OpenDesk sender={sender} onLeave={() => setSender(undefined)} />
  return (
    <SignIn
      key={code?.code}
      link={code}
      onSignedIn={(signedIn) => {
        setCode(undefined)
        setSender(signedIn)
      }}
    />
  )
}

const OVERVIEW_MS = 5_000

function OpenDesk({ sender, onLeave }: { sender: Sender; onLeave: () => void }) {
  const client = useQueryClient()
  const { data, error, refetch } = useQuery({
    queryKey: ['desk', sender.miner, 'overview'],
    queryFn: () => deskApi(sender).overview(),
    refetchInterval: OVERVIEW_MS,
  })
  const device = data?.device
  const desk = useMemo(() => {
    const leave = () => {
      forgetDesk()
      client.removeQueries({ queryKey: ['desk'] }) // its key opens nothing any more
      onLeave()
    }
    return device && { sender, device, leave }
  }, [sender, device, client, onLeave])

  if (error instanceof ApiError && error.code === 'unknown-device')
    return <SignIn refused={{ error, sender }} onSignedIn={() => refetch()} />
  if (error && !data) return <ErrorState title="The desk could not be opened" error={error} onRetry={() => void refetch()} />
  if (!data || !desk) return <Skeleton h={400} />
  return (
    <DeskContext value={desk}>
      <Stack gap="lg">
        <PageHeading title={`Desk of ${data.miner.name}`}>
          The people of this miner, what they judge, and what they are paid.{' '}
          {desk.device.scope === 'helper' && 'You are here as a helper: you may look, and pause people.'}
        </PageHeading>
        <DeskTabs />
        <Switch>
          <Route path="/desk">
            <OverviewPage overview={data} />
          </Route>
          <Route path="/desk/workers" component={WorkersPage} />
          <Route path="/desk/queue" component={QueuePage} />
          <Route path="/desk/pay" component={PayPage} />
          <Route path="/desk/access" component={AccessPage} />
          <Route path="/desk/settings" component={SettingsPage} />
          <Route component={NotFoundPage} />
        </Switch>
      </Stack>
    </DeskContext>
  )
}
