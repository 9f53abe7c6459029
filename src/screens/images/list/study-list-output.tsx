import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CopyButton } from '#record/export/copy-button.tsx'
import { CsvButton } from '#record/export/csv-button.tsx'
import { useMayExport } from '#record/export/export-rights.ts'
import { OutputMenu } from '#record/export/output-menu.tsx'
import { Button } from '#ui/button/button.tsx'
import { StudyListPrint } from './study-list-print.tsx'
import { type StudiesAbout, useStudiesExport } from './use-studies-export.ts'

/** What can be taken along of the list; `hasPicture`: something stands in the viewer, and Ctrl+P prints that. */
export function StudyListOutput({ hasPicture, ...list }: StudiesAbout & { readonly hasPicture: boolean }) {
  const { t } = useTranslation('images')
  const mayExport = useMayExport()
  const { csv, text } = useStudiesExport(list)
  const [isAsked, setAsked] = useState(false)
  usePrintOnce(isAsked, () => setAsked(false))
  return (
    <>
      <OutputMenu offers={['print', 'csv', 'copy']}>
        {mayExport('print') ? <Button onClick={() => setAsked(true)}>{t(($) => $.list.print)}</Button> : null}
        <CsvButton fileName="images" make={csv} />
        <CopyButton make={text} />
      </OutputMenu>
      {isAsked || !hasPicture ? <StudyListPrint {...list} isAlone={isAsked} /> : null}
    </>
  )
}

/** Asks the browser to print once the document stands, and says when that is over. */
function usePrintOnce(isAsked: boolean, onDone: () => void) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time it is asked for
  useEffect(() => {
    if (!isAsked) return
    window.addEventListener('afterprint', onDone)
    // The documents that stand aside for this one do so before the next frame.
    const frame = requestAnimationFrame(() => window.print())
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('afterprint', onDone)
    }
  }, [isAsked])
}
