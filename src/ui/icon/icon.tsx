import {
  Activity,
  ArrowDown,
  ArrowLeft,
  ArrowRight,
  ArrowUp,
  Ban,
  Bed,
  Biohazard,
  BriefcaseMedical,
  Building2,
  CalendarClock,
  CalendarDays,
  Check,
  ChevronDown,
  ChevronLeft,
  ChevronRight,
  ChevronsLeft,
  ChevronsRight,
  CircleCheck,
  CircleDashed,
  ClipboardList,
  ClipboardPen,
  Copy,
  Eye,
  EyeOff,
  FileText,
  FlaskConical,
  HeartHandshake,
  HeartPulse,
  IdCard,
  Image,
  Info,
  Keyboard,
  ListChecks,
  ListTree,
  LoaderCircle,
  Lock,
  LogOut,
  type LucideIcon,
  Maximize2,
  MessageSquareText,
  Minimize2,
  OctagonAlert,
  PackageCheck,
  Paperclip,
  Pill,
  PillBottle,
  Pin,
  Printer,
  RefreshCw,
  Scissors,
  Search,
  Settings,
  ShieldAlert,
  ShieldCheck,
  ShieldPlus,
  ShieldQuestionMark,
  Stethoscope,
  Syringe,
  TriangleAlert,
  Unlink,
  Users,
  Utensils,
  X,
} from 'lucide-react'

/** Icons by what they mean (visual-design.md §3.2); one meaning, one icon, everywhere. */
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
  // what the header warns of
  allergy: ShieldAlert,
  'allergy-none': ShieldCheck,
  'allergy-unknown': ShieldQuestionMark,
  contraindication: Ban,
  infection: Biohazard,
  memo: Pin,
  // states of a source
  failed: Unlink,
  'not-permitted': Lock,
  'not-disclosed': EyeOff,
  none: CircleCheck,
  'not-linked': CircleDashed,
  loading: LoaderCircle,
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
  ordered: ClipboardPen,
  dispensed: PackageCheck,
  administered: Syringe,
  'brought-in': BriefcaseMedical,
  duplicate: Copy,
  everyone: Users,
  institution: Building2,
  // screens
  'face-sheet': IdCard,
  conditions: ListTree,
  // doing
  calendar: CalendarDays,
  search: Search,
  check: Check,
  close: X,
  print: Printer,
  refresh: RefreshCw,
  settings: Settings,
  shortcuts: Keyboard,
  'patient-facing': Eye,
  'switch-user': LogOut,
  disclosure: ListChecks,
  earlier: ArrowLeft,
  later: ArrowRight,
  ascending: ArrowUp,
  descending: ArrowDown,
  previous: ChevronLeft,
  next: ChevronRight,
  'previous-record': ChevronsLeft,
  'next-record': ChevronsRight,
  open: ChevronDown,
  enlarge: Maximize2,
  reduce: Minimize2,
} as const satisfies Record<string, LucideIcon>

export type IconName = keyof typeof ICONS

interface IconProps {
  readonly name: IconName
  readonly size?: 14 | 16 | 18 | 20
  /** Only where no words stand beside it; otherwise the icon is decoration. */
  readonly label?: string
}

export function Icon({ name, size = 16, label }: IconProps) {
  const Drawing = ICONS[name]
  return label === undefined ? (
    <Drawing size={size} strokeWidth={1.75} aria-hidden="true" />
  ) : (
    <Drawing size={size} strokeWidth={1.75} role="img" aria-label={label} />
  )
}
