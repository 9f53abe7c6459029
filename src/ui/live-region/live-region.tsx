import { createContext, type ReactNode, use, useCallback, useState } from 'react'

const Announce = createContext<(text: string) => void>(() => {})

/** One polite live region for the whole page (ACC-5): what arrives is told once, never row by row. */
export function LiveRegion({ children }: { readonly children: ReactNode }) {
  const [text, setText] = useState('')
  const announce = useCallback((next: string) => setText(next), [])
  return (
    <Announce value={announce}>
      {children}
      <div className="visually-hidden" role="status" aria-live="polite">
        {text}
      </div>
    </Announce>
  )
}

/** Says a line to assistive technology when it has time for it. */
export function useAnnounce(): (text: string) => void {
  return use(Announce)
}
