import {
  Activity,
  ArrowDown,
  ArrowLeftRight,
  ArrowUp,
  Ban,
  Bed,
  Biohazard,
  Building2,
  CalendarClock,
  CalendarDays,
  ChevronDown,
  CircleCheck,
  CircleDashed,
  ClipboardList,
  EyeOff,
  FileQuestionMark,
  FileText,
  FlaskConical,
  HeartPulse,
  Image,
  Info,
  ListTree,
  LoaderCircle,
  Lock,
  LogOut,
  type LucideIcon,
  MessageSquareText,
  OctagonAlert,
  Paperclip,
  Pill,
  RefreshCw,
  Scissors,
  Search,
  ShieldAlert,
  ShieldPlus,
  Syringe,
  TriangleAlert,
  Unlink,
  Utensils,
  X,
} from 'lucide-react'
import type { PROFESSION_ICONS } from './profession-icons.ts'
import type { RECORD_ICONS } from './record-icons.ts'

/** Icons by what they mean (visual-design.md §3.2); one meaning, one icon, everywhere. These stand on the patient list, too. */
const ICONS = {
  // kinds of record
  stay: Bed,
  prescription: Pill,
  injection: Syringe,
  laboratory: FlaskConical,
  imaging: Image,
  report: FileText,
  file: Paperclip,
  'clinical-record': ClipboardList,
  note: MessageSquareText,
  procedure: Scissors,
  order: CalendarClock,
  physiology: Activity,
  'vital-sign': HeartPulse,
  diet: Utensils,
  immunization: ShieldPlus,
  diagnosis: ListTree,
  allergy: ShieldAlert,
  contraindication: Ban,
  infection: Biohazard,
  // states of a source
  failed: Unlink,
  'not-permitted': Lock,
  'not-disclosed': EyeOff,
  none: CircleCheck,
  'not-linked': CircleDashed,
  loading: LoaderCircle,
  'not-found': FileQuestionMark,
  // messages
  urgent: OctagonAlert,
  caution: TriangleAlert,
  info: Info,
  // places
  // what a record of a medicine says (MED-3)
  institution: Building2,
  // doing
  calendar: CalendarDays,
  search: Search,
  close: X,
  refresh: RefreshCw,
  lock: Lock,
  'switch-user': ArrowLeftRight,
  'log-out': LogOut,
  ascending: ArrowUp,
  descending: ArrowDown,
  open: ChevronDown,
} as const satisfies Record<string, LucideIcon>

export type IconName = keyof typeof ICONS | keyof typeof RECORD_ICONS | keyof typeof PROFESSION_ICONS

/** What can be drawn now: more icons come with the chunk of a patient's record. */
const drawings: Partial<Record<IconName, LucideIcon>> = { ...ICONS }

export function addIcons(icons: typeof RECORD_ICONS | typeof PROFESSION_ICONS): void {
  Object.assign(drawings, icons)
}

/** True for the icons that are there from the start. */
export function isEarlyIcon(name: IconName): boolean {
  return name in ICONS
}

interface IconProps {
  readonly name: IconName
  readonly size?: 14 | 16 | 18 | 20
  /** Only where no words stand beside it; otherwise the icon is decoration. */
  readonly label?: string
}

export function Icon({ name, size = 16, label }: IconProps) {
  const Drawing = drawings[name]
  if (Drawing === undefined) return null
  return label === undefined ? (
    <Drawing size={size} strokeWidth={1.75} aria-hidden="true" />
  ) : (
    <Drawing size={size} strokeWidth={1.75} role="img" aria-label={label} />
  )
}
