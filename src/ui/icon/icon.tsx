import {
  Activity,
  ArrowDown,
  ArrowLeft,
  ArrowLeftRight,
  ArrowRight,
  ArrowUp,
  Bed,
  Building2,
  CalendarClock,
  CalendarDays,
  Check,
  ChevronDown,
  ChevronLeft,
  ChevronRight,
  CircleCheck,
  CircleDashed,
  ClipboardList,
  ClipboardPen,
  EyeOff,
  FileQuestionMark,
  FileText,
  FlaskConical,
  HeartHandshake,
  HeartPulse,
  Image,
  Info,
  Keyboard,
  ListFilter,
  LoaderCircle,
  Lock,
  LogOut,
  type LucideIcon,
  MessageSquareText,
  OctagonAlert,
  Paperclip,
  Pill,
  PillBottle,
  Printer,
  RefreshCw,
  Scissors,
  Search,
  Settings,
  ShieldPlus,
  Stethoscope,
  Syringe,
  TriangleAlert,
  Unlink,
  Utensils,
  X,
} from 'lucide-react'
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
  // people and places
  physician: Stethoscope,
  nurse: HeartHandshake,
  pharmacist: PillBottle,
  'care-manager': ClipboardPen,
  // what a record of a medicine says (MED-3)
  institution: Building2,
  // doing
  calendar: CalendarDays,
  search: Search,
  check: Check,
  close: X,
  print: Printer,
  refresh: RefreshCw,
  settings: Settings,
  shortcuts: Keyboard,
  lock: Lock,
  'switch-user': ArrowLeftRight,
  'log-out': LogOut,
  earlier: ArrowLeft,
  later: ArrowRight,
  ascending: ArrowUp,
  descending: ArrowDown,
  previous: ChevronLeft,
  next: ChevronRight,
  open: ChevronDown,
  filter: ListFilter,
} as const satisfies Record<string, LucideIcon>

export type IconName = keyof typeof ICONS | keyof typeof RECORD_ICONS

/** What can be drawn now: more icons come with the chunk of a patient's record. */
const drawings: Partial<Record<IconName, LucideIcon>> = { ...ICONS }

export function addIcons(icons: typeof RECORD_ICONS): void {
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
