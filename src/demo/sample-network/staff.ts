import type { FacilityLetter } from './facilities.ts'

export interface StaffMember {
  readonly id: string
  readonly family: string
  readonly given: string
}

/** Departments in use: two-character code, name, and the three-character code that one hospital writes (表0069). */
const DEPARTMENTS = {
  '01': ['内科', '011'],
  '05': ['呼吸器科', '051'],
  '06': ['消化器科', '061'],
  '08': ['循環器科', '081'],
  '09': ['小児科', '091'],
  '10': ['外科', '101'],
  '11': ['整形外科', '111'],
  '14': ['脳神経外科', '141'],
  '20': ['泌尿器科', '201'],
  '23': ['産婦人科', '231'],
  '26': ['眼科', '261'],
  '30': ['放射線科', '301'],
  '35': ['リウマチ科', '351'],
  '36': ['リハビリテーション科', '361'],
  '39': ['救急科', '391'],
  '45': ['呼吸器内科', '451'],
  '47': ['腫瘍診療科', '471'],
  '48': ['腎臓内科', '481'],
  '73': ['糖尿病内科', '731'],
  '82': ['乳腺外科', '821'],
} as const satisfies Readonly<Record<string, readonly [string, string]>>

export type Department = keyof typeof DEPARTMENTS

export function departmentName(code: Department): string {
  return DEPARTMENTS[code][0]
}

/** The code as a facility writes it. */
export function departmentCode(code: Department, isLong: boolean): string {
  return isLong ? DEPARTMENTS[code][1] : code
}

const FAMILY: Readonly<Record<FacilityLetter, string>> = {
  A: '例示',
  B: '仮',
  C: '架空',
  D: '試験',
  E: '仮名',
  F: '雛形',
  G: '図例',
  H: '雛形',
}

const GIVEN = ['一郎', '一夫', '二葉', '三枝', '四郎', '五月', '六花', '七海', '八重', '九郎', '十和子', '千尋', '万里']

/** The doctor who represents a department at a facility: always the same, so that a course has a face. */
export function doctorOf(letter: FacilityLetter, department: Department): StaffMember {
  const index = Object.keys(DEPARTMENTS).sort().indexOf(department)
  if (letter === 'A') return { id: 'A0001', family: '例示', given: '一郎' }
  if (letter === 'B' && department === '08') return { id: 'B0108', family: '仮', given: '一夫' }
  if (letter === 'B' && department === '30') return { id: 'B0130', family: '仮', given: '二葉' }
  return {
    id: `${letter}01${department}`,
    family: FAMILY[letter],
    given: GIVEN[(index + letter.charCodeAt(0)) % GIVEN.length] ?? '',
  }
}

export function nurseOf(letter: FacilityLetter): StaffMember {
  return { id: `${letter}0201`, family: FAMILY[letter], given: letter === 'G' ? 'みどり' : '百合' }
}

export function pharmacistOf(letter: FacilityLetter): StaffMember {
  return { id: `${letter}0301`, family: FAMILY[letter], given: '薫' }
}

export function technicianOf(letter: FacilityLetter): StaffMember {
  return { id: `${letter}0401`, family: FAMILY[letter], given: '光' }
}

export function clerkOf(letter: FacilityLetter): StaffMember {
  return { id: `${letter}0501`, family: FAMILY[letter], given: '文' }
}
