import { useTranslation } from 'react-i18next'
import type { NoteAudience } from '#clinical/notes/note-parts.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import type { WriteProblem } from '#sources/hub/write-problem.ts'
import type { IconName } from '#ui/icon/icon.tsx'

const PROFESSION_ICONS: Readonly<Record<string, IconName>> = {
  physician: 'physician',
  nurse: 'nurse',
  pharmacist: 'pharmacist',
  'care-manager': 'care-manager',
}

/** The words for professions, audiences and problems, which several parts of the screen need. */
export function useNoteWords() {
  const { t } = useTranslation('notes')
  const { t: clinical } = useTranslation('clinical')
  const { name } = useFacilityNames()

  /** A code that the viewer does not know is shown as it came (VAL-5). */
  const profession = (code: string | undefined): string => {
    switch (code) {
      case undefined:
        return t(($) => $.profession.unknown)
      case 'physician':
      case 'nurse':
      case 'pharmacist':
      case 'care-manager':
      case 'clerk':
        return clinical(($) => $.profession[code])
      default:
        return code
    }
  }

  return {
    profession,
    professionIcon: (code: string | undefined): IconName => PROFESSION_ICONS[code ?? ''] ?? 'note',
    audience: (audience: NoteAudience | undefined): string => {
      switch (audience?.kind) {
        case undefined:
          return t(($) => $.audience.unknown)
        case 'network':
          return t(($) => $.audience.network)
        case 'facility':
          return t(($) => $.audience.facility, { facility: name(audience.facility) })
        case 'profession':
          return t(($) => $.audience.profession, { profession: profession(audience.profession) })
      }
    },
    audienceIcon: (audience: NoteAudience | undefined): IconName =>
      audience?.kind === 'facility' ? 'institution' : 'everyone',
    reason: (problem: WriteProblem): string =>
      problem.kind === 'failed'
        ? clinical(($) => $.failure[problem.why.reason])
        : t(($) => $.problem[problem.kind === 'not-permitted' ? 'not-permitted' : problem.kind]),
  }
}

/** `412 KB`, `3.4 MB`: thousands as decimal, as files are counted. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} KB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
