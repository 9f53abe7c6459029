import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { DemoPanel, type DemoPanelProps } from './demo-panel.tsx'

/** Width that the list's foot line and the narrow rail keep free for the pill, so that it covers nothing. */
const CORNER_INSET = '64px'

/** Puts the panel into a root of its own at the end of the page, beside the app and not within it. */
export function mountDemoPanel(props: DemoPanelProps): void {
  const host = document.createElement('div')
  document.body.append(host)
  document.documentElement.style.setProperty('--corner-inset', CORNER_INSET)
  createRoot(host).render(
    <StrictMode>
      <DemoPanel {...props} />
    </StrictMode>,
  )
}
