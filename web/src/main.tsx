import './styles.ts'
import { DirectionProvider, MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { config } from 'zod/v4/core'
import { App } from './app.tsx'
import { startI18n } from './i18n/i18n.ts'
import { createAppQueryClient } from './query-client.ts'
import { resolveCssVariables, theme } from './theme.ts'
import { startSending } from './work/start-sending.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html: expected an element with id "root"')

config({ jitless: true }) // else schemas try whether they may make code of themselves, which the page's policy forbids and the browser reports
await startI18n()
const client = createAppQueryClient()
startSending(client)
createRoot(root).render(
  <DirectionProvider>
    <MantineProvider theme={theme} cssVariablesResolver={resolveCssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={client}>
        <App />
      </QueryClientProvider>
    </MantineProvider>
  </DirectionProvider>,
)
