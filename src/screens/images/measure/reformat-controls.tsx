import { useTranslation } from 'react-i18next'
import type { Reformat, ReformatState, ReformatTool, SlabBlend } from '#imaging/reformat.ts'
import { Button } from '#ui/button/button.tsx'
import { Segment } from '#ui/segment/segment.tsx'
import { Select } from '#ui/select/select.tsx'
import styles from './reformat-view.module.css'

interface ReformatControlsProps {
  readonly reformat: Reformat
  readonly state: ReformatState
}

const TOOLS: readonly ReformatTool[] = ['crosshair', 'window', 'pan', 'zoom']
/** Thickness of the slab, mm. */
const SLABS = ['0', '5', '10', '20', '40'] as const
const BLENDS: readonly SlabBlend[] = ['maximum', 'minimum', 'average']

export function ReformatControls({ reformat, state }: ReformatControlsProps) {
  const { t } = useTranslation('imageMeasure')
  const { tool, slab } = state
  const thickness = SLABS.find((each) => Number(each) === slab.thicknessMm) ?? '0'
  return (
    <div className={styles.controls} role="toolbar" aria-label={t(($) => $.reformat.controls)}>
      <Segment
        label={t(($) => $.reformat.pointer)}
        options={TOOLS.map((each) => ({ value: each, label: t(($) => $.reformat.tool[each]) }))}
        value={tool}
        onChange={(next) => reformat.setTool(next)}
      />
      {reformat.canSlab ? (
        <>
          <Select
            label={t(($) => $.reformat.slab)}
            options={SLABS.map((each) => ({
              value: each,
              label: each === '0' ? t(($) => $.reformat.onePlane) : t(($) => $.reformat.mm, { mm: each }),
            }))}
            value={thickness}
            onChange={(next) => reformat.setSlab(Number(next), slab.blend)}
          />
          {slab.thicknessMm === 0 ? null : (
            <Select
              label={t(($) => $.reformat.blendLabel)}
              options={BLENDS.map((each) => ({ value: each, label: t(($) => $.reformat.blend[each]) }))}
              value={slab.blend}
              onChange={(next) => reformat.setSlab(slab.thicknessMm, next)}
            />
          )}
        </>
      ) : (
        <span className={styles.off}>{t(($) => $.reformat.noSlab)}</span>
      )}
      <Button size="small" onClick={() => reformat.reset()}>
        {t(($) => $.reformat.reset)}
      </Button>
    </div>
  )
}
