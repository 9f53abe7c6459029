import { useTranslation } from 'react-i18next'
import { type FileAbout, sizeText } from '#record/files/file-about.ts'
import { StateView } from '#ui/state-view/state-view.tsx'
import { SaveUnshown } from './save-unshown.tsx'

/** RTF, Office, ZIP, programs and whatever is not known: never opened here (D7). */
export function NoPreview({ about }: { readonly about: FileAbout }) {
  const { t } = useTranslation('documents')
  const type = about.found === '' ? about.file.contentType : about.found
  const size = sizeText(about.content.bytes.length)
  return (
    <div data-unshown>
      <StateView
        state="notPermitted"
        title={t(($) => $.content.noPreviewTitle)}
        detail={t(($) => $.content.noPreviewDetail, { type, size })}
        action={<SaveUnshown about={about} />}
      />
    </div>
  )
}
