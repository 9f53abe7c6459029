import '#i18n/record.ts'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button/button.tsx'
import { type CsvTable, csvText } from './csv.ts'
import { useMayExport } from './export-rights.ts'

interface CsvButtonProps {
  /** Without ending, and without a word about the patient (PRV-3): `labs`. */
  readonly fileName: string
  make(): CsvTable
}

/** Saves all rows of a list as a CSV file; not there for professions that may not (DESIGN.md §8.13). */
export function CsvButton({ fileName, make }: CsvButtonProps) {
  const { t } = useTranslation('record')
  const mayExport = useMayExport()
  if (!mayExport('csv')) return null
  return (
    <Button aria-label={t(($) => $.export.csvLabel)} onClick={() => save(`${fileName}.csv`, csvText(make()))}>
      {t(($) => $.export.csv)}
    </Button>
  )
}

function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has taken hold of the file when the click returns; the address is not needed any more.
  setTimeout(() => URL.revokeObjectURL(url), 0)
}
