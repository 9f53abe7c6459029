import styles from './clinical-value.module.css'

/** Letter of a reported flag: `H` `L` high, low · `HH` `LL` critical · `A` abnormal; another mark is shown verbatim. */
export interface ValueFlag {
  readonly letter: string
  readonly tone: 'high' | 'low' | 'critical-high' | 'critical-low' | 'abnormal' | 'plain'
  /** Said to a screen reader: 高値, 低値, 著高, 著低, 異常 (FLAG-2). */
  readonly name: string
  /** Not reported but compared with the result's own range: drawn apart, without colour (FLAG-1). */
  readonly isOutlined?: boolean
}

export interface ClinicalValueProps {
  /** As recorded, comparator included (VAL-1, VAL-2). */
  readonly text: string
  readonly flag: ValueFlag | undefined
  /** A missing reason or a text in the place of a number: 検査中, 溶血 (VAL-6). */
  readonly isReason?: boolean
  /** Mark before the value: 訂 of a corrected one, 速 of a preliminary one, with its full word for a screen reader. */
  readonly mark?: { readonly text: string; readonly name: string } | undefined
  /** Invisible digits behind the value so that decimals align in a column (NUM-5); the shown digits are as recorded. */
  readonly alignWith?: string
  /** A long text stands from the left and is broken over lines; numbers never are (NUM-1). */
  readonly wraps?: boolean
  /** 取消 and 誤入力 in detail views (VAL-4). */
  readonly isStruck?: boolean
}

/** `[mark] value [flag slot]`, right-aligned; the slot is always there, so digits align with or without a flag. */
export function ClinicalValue({
  text,
  flag,
  isReason = false,
  mark,
  alignWith = '',
  wraps = false,
  isStruck = false,
}: ClinicalValueProps) {
  const tone = flag === undefined || flag.isOutlined === true ? 'plain' : flag.tone
  return (
    <span className={styles.value} data-tone={tone} data-wraps={wraps}>
      {mark === undefined ? null : (
        <abbr className={styles.mark} title={mark.name}>
          {mark.text}
        </abbr>
      )}
      <span className={styles.chip}>
        <span className={styles.text} data-reason={isReason} data-struck={isStruck}>
          {text}
        </span>
        {alignWith === '' ? null : (
          <span className={styles.ghost} aria-hidden="true">
            {alignWith}
          </span>
        )}
        <span className={styles.slot}>
          {flag === undefined ? null : (
            <>
              <span aria-hidden="true" data-outlined={flag.isOutlined}>
                {flag.letter}
              </span>
              <span className="visually-hidden">{flag.name}</span>
            </>
          )}
        </span>
      </span>
    </span>
  )
}
