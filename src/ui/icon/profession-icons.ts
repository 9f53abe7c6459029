import { ClipboardPen, HeartHandshake, type LucideIcon, PillBottle, Stethoscope } from 'lucide-react'
import { addIcons } from './icon.tsx'

/** Icons of those who work here, for a page that lists them. Imported for its effect. */
export const PROFESSION_ICONS = {
  physician: Stethoscope,
  nurse: HeartHandshake,
  pharmacist: PillBottle,
  'care-manager': ClipboardPen,
} as const satisfies Record<string, LucideIcon>

addIcons(PROFESSION_ICONS)
