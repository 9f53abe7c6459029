import { useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { studySearch } from './image-link.ts'
import { readRecordView } from './record-view.ts'
import { ToScreen, useRecordScreens } from './to-screen.tsx'

interface ToStudyProps {
  readonly studyUid: string
  readonly children: ReactNode
}

/** A link from a record to the images of its study (IMG-5), with the period and the hospital that are chosen now. */
export function ToStudy({ studyUid, children }: ToStudyProps) {
  const { has } = useRecordScreens()
  const view = readRecordView(useSearch({ strict: false }))
  if (!has('images')) return children
  return (
    <ToScreen screen="images" view={view} search={studySearch(studyUid)}>
      {children}
    </ToScreen>
  )
}
