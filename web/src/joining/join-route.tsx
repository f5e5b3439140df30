import { useHash } from '@mantine/hooks'
import { useState } from 'react'
import WorkPage from '../work/work-page.tsx'
import JoinPage from './join-page.tsx'

const CODE = /^#[\w-]{22}$/

/**
 * The way in: by an invitation whose code stands behind `#`, where it is sent to no server and stands in no log, or without one. A link
 * within the page (to its main part) puts other words there: the invitation that was opened stays.
 */
export default function JoinRoute() {
  const [hash] = useHash({ getInitialValueInEffect: false })
  const [opened, setOpened] = useState('')
  const code = CODE.test(hash) ? hash.slice(1) : opened
  if (code !== opened) setOpened(code)
  return code ? <JoinPage code={code} key={code} /> : <WorkPage />
}
