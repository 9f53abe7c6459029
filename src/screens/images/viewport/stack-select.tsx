import { useTranslation } from 'react-i18next'
import type { ImageStack } from '#clinical/imaging/image-study.ts'
import { Select } from '#ui/select/select.tsx'

interface StackSelectProps {
  readonly stacks: readonly ImageStack[]
  readonly chosen: number
  onChoose(stack: number): void
}

/** The groups of frames of one series: planes, echoes, phases, b-values, each named by what sets it apart. */
export function StackSelect({ stacks, chosen, onChoose }: StackSelectProps) {
  const { t } = useTranslation('images')
  const words = (stack: ImageStack, place: number) =>
    stack.label.length === 0
      ? t(($) => $.trait.only, { place: place + 1 })
      : stack.label.map(({ trait, value }) => `${t(($) => $.trait[trait])} ${value}`).join(' ')
  return (
    <Select
      label={t(($) => $.pane.stack)}
      options={stacks.map((stack, place) => ({
        value: String(place),
        label: `${words(stack, place)}（${t(($) => $.series.images, { count: stack.frames.length })}）`,
      }))}
      value={String(Math.min(chosen, stacks.length - 1))}
      onChange={(value) => onChoose(Number(value))}
    />
  )
}
