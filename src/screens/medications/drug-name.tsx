import styles from './medication-grid.module.css'

/** A strength with its unit (`２．５ｍｇ`, `0.3％`), or a maker in its brackets. */
const WHOLE = /([0-9０-９]+(?:[.．,，][0-9０-９]+)*\s?[a-zA-Zａ-ｚＡ-Ｚμμ％%]*|「[^」]{1,14}」)/

/** A drug's name as ordered: it wraps between words, and a strength is never broken (MED-10, NUM-1, GRID-2). */
export function DrugName({ text }: { readonly text: string }) {
  return text.split(WHOLE).map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have no other identity
      <span key={index} className={styles.whole}>
        {part}
      </span>
    ) : (
      part
    ),
  )
}
