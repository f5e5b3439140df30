import { lazy, Suspense } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import { ErrorBoundary } from './layout/error-boundary.tsx'
import { NotFoundPage } from './layout/not-found-page.tsx'
import { PageSkeleton } from './layout/page-skeleton.tsx'
import { Shell } from './layout/shell.tsx'
import { useLiveEvents } from './use-live-events.ts'

const ExplorePage = lazy(() => import('./explore/explore-page.tsx'))
const WeightsPage = lazy(() => import('./explore/weights-page.tsx'))
const EpochsPage = lazy(() => import('./explore/epochs-page.tsx'))
const PromptingPage = lazy(() => import('./prompting/prompting-page.tsx'))
const SupplyPage = lazy(() => import('./supply/supply-page.tsx'))
const IntegrityPage = lazy(() => import('./integrity/integrity-page.tsx'))
const HyperparametersPage = lazy(() => import('./explore/hyperparameters-page.tsx'))
const NeuronPage = lazy(() => import('./neurons/neuron-page.tsx'))
const TaskPage = lazy(() => import('./tasks/task-page.tsx'))
const WorkPage = lazy(() => import('./work/work-page.tsx'))
const JoinPage = lazy(() => import('./joining/join-page.tsx')) // links that were given out before the code stood behind #
const JoinRoute = lazy(() => import('./joining/join-route.tsx'))
const TrainingPage = lazy(() => import('./joining/training-page.tsx'))
const YouPage = lazy(() => import('./joining/you-page.tsx'))
const DeskPage = lazy(() => import('./desk/desk-page.tsx'))
const DataPage = lazy(() => import('./data/data-page.tsx'))

/** The map of the app: which address shows which page. */
export function App() {
  useLiveEvents()
  const [path] = useLocation()
  return (
    <Shell>
      <ErrorBoundary key={path}>
        <Suspense fallback={<PageSkeleton />}>
          <Switch>
            <Route path="/" component={ExplorePage} />
            <Route path="/weights" component={WeightsPage} />
            <Route path="/epochs" component={EpochsPage} />
            <Route path="/challenges" component={PromptingPage} />
            <Route path="/supply" component={SupplyPage} />
            <Route path="/integrity" component={IntegrityPage} />
            <Route path="/hyperparameters" component={HyperparametersPage} />
            <Route path="/neurons/:uid">{({ uid }) => <NeuronPage uid={Number(uid)} key={uid} />}</Route>
            <Route path="/tasks/:id">{({ id }) => <TaskPage id={id} key={id} />}</Route>
            <Route path="/work" component={WorkPage} />
            <Route path="/work/you" component={YouPage} />
            <Route path="/work/training/:domain">{({ domain }) => <TrainingPage domain={decodeURIComponent(domain)} key={domain} />}</Route>
            <Route path="/join" component={JoinRoute} />
            <Route path="/join/:code">{({ code }) => <JoinPage code={code} key={code} />}</Route>
            <Route path="/desk" component={DeskPage} />
            <Route path="/desk/*" component={DeskPage} />
            <Route path="/data" component={DataPage} />
            <Route component={NotFoundPage} />
          </Switch>
        </Suspense>
      </ErrorBoundary>
    </Shell>
  )
}
