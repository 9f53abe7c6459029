import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { DemoPanel, type DemoPanelProps } from './demo-panel.tsx'

/** Puts the panel into a root of its own at the end of the page, beside the app and not within it. */
export function mountDemoPanel(props: DemoPanelProps): void {
  const host = document.createElement('div')
  document.body.append(host)
  createRoot(host).render(
    <StrictMode>
      <DemoPanel {...props} />
    </StrictMode>,
  )
}
