import type { Chart } from './chart.ts'
import type { ResultGroup, ResultRow } from './writers/laboratory.ts'

/** Grades of a test strip; how they are spelt is the laboratory's own affair (ss-mix2.md §9). */
type Grade = '-' | '+-' | '1+' | '2+' | '3+'

const SPELLINGS = {
  parentheses: { '-': '(−)', '+-': '(±)', '1+': '(1+)', '2+': '(2+)', '3+': '(3+)' },
  bare: { '-': '−', '+-': '±', '1+': '1+', '2+': '2+', '3+': '3+' },
  blanks: { '-': '  -', '+-': '  +-', '1+': ' 1 +', '2+': ' 2 +', '3+': ' 3 +' },
} as const

function spell(chart: Chart, grade: Grade): string {
  return SPELLINGS[chart.facility.habits.signs][grade]
}

export interface Urinalysis {
  readonly protein: Grade
  readonly glucose: Grade
  readonly blood: Grade
  readonly ketone?: Grade
  readonly specificGravity: string
  readonly ph: string
  /** Cells per high-power field as the technician writes them; no sediment where not given. */
  readonly sediment?: {
    readonly red: string
    readonly white: string
    readonly squamous: string
    readonly casts?: string
    readonly bacteria?: Grade
  }
}

/** Test strip and, where looked at, sediment under the microscope. */
export function urinalysisGroups(chart: Chart, urine: Urinalysis): ResultGroup[] {
  const letter = chart.facility.letter
  const strip = (name: string, code: string, grade: Grade, jlac10?: string): ResultRow => ({
    name,
    localCode: `${letter}${code}`,
    ...(jlac10 && { jlac10 }),
    type: 'ST',
    value: spell(chart, grade),
    range: spell(chart, '-'),
    flag: grade === '-' || grade === '+-' ? '' : 'A',
  })
  const specimen = ['001', '尿(含むその他)'] as const
  const groups: ResultGroup[] = [
    {
      specimen,
      heading: { code: 'E005', name: '尿一般検査' },
      rows: [
        {
          name: '尿比重',
          jlac10: '1A030000000190301',
          localCode: `${letter}USG`,
          type: 'NM',
          value: urine.specificGravity,
          range: '1.005-1.030',
        },
        {
          name: '尿ｐＨ',
          jlac10: '1A035000000190301',
          localCode: `${letter}UPH`,
          type: 'NM',
          value: urine.ph,
          range: '5.0-7.5',
        },
        strip('尿蛋白(定性)', 'UTP', urine.protein, '1A010000000190111'),
        strip('尿糖(定性)', 'UGLU', urine.glucose, '1A990000000190154'),
        strip('尿潜血(定性)', 'UBLD', urine.blood, '1A990000000190159'),
        strip('尿ケトン体', 'UKET', urine.ketone ?? '-'),
      ],
    },
  ]
  const { sediment } = urine
  if (sediment === undefined) return groups
  const seen = (name: string, code: string, value: string, isHigh: boolean, range: string): ResultRow => ({
    name,
    localCode: `${letter}${code}`,
    type: 'ST',
    value,
    range,
    flag: isHigh ? 'H' : '',
  })
  const many = (value: string) => Number(/\d+/.exec(value)?.[0] ?? 0) >= 5 && !value.startsWith('<')
  groups.push({
    specimen,
    heading: { code: 'E006', name: '尿沈渣（鏡検）' },
    rows: [
      seen('沈渣・赤血球', 'SRBC', sediment.red, many(sediment.red), '<5/HPF'),
      seen('沈渣・白血球', 'SWBC', sediment.white, many(sediment.white), '<5/HPF'),
      seen('沈渣・扁平上皮', 'SSQ', sediment.squamous, false, ''),
      ...(sediment.casts === undefined
        ? []
        : [{ ...seen('沈渣・円柱', 'SCAST', sediment.casts, false, ''), flag: 'A' }]),
      strip('沈渣・細菌', 'SBACT', sediment.bacteria ?? '-'),
    ],
  })
  return groups
}

/** Infection markers: name, value as reported, unit, range, flag. */
export interface InfectionMarkers {
  readonly hbsAntigen?: 'negative' | 'positive'
  readonly hbsAntibody?: string
  readonly hcvAntibody?: 'negative' | 'positive'
  readonly hcvRna?: string
  readonly hiv?: 'negative' | 'positive'
  readonly syphilis?: 'negative' | 'positive'
}

export function infectionGroup(chart: Chart, markers: InfectionMarkers): ResultGroup {
  const letter = chart.facility.letter
  const sign = (name: string, code: string, result: 'negative' | 'positive', jlac10: string): ResultRow => ({
    name,
    jlac10,
    localCode: `${letter}${code}`,
    type: 'ST',
    value: spell(chart, result === 'negative' ? '-' : '1+'),
    range: spell(chart, '-'),
    flag: result === 'negative' ? '' : 'A',
  })
  const rows: ResultRow[] = []
  if (markers.hbsAntigen) rows.push(sign('ＨＢｓ抗原（判定）', 'HBSAG', markers.hbsAntigen, '5F016141001819011'))
  if (markers.hbsAntibody) {
    const isProtective = Number(markers.hbsAntibody) >= 10
    rows.push({
      name: 'ＨＢｓ抗体（定量）',
      jlac10: '5F016143002302301',
      localCode: `${letter}HBSAB`,
      type: 'NM',
      value: markers.hbsAntibody,
      unit: 'mIU/mL',
      range: '<10.0',
      flag: isProtective ? 'H' : '',
    })
  }
  if (markers.hcvAntibody) rows.push(sign('ＨＣＶ抗体（判定）', 'HCVAB', markers.hcvAntibody, '5F360148202302311'))
  if (markers.hcvRna) {
    rows.push({
      name: 'ＨＣＶ核酸増幅（定量）',
      jlac10: '5F360145302387501',
      localCode: `${letter}HCVRNA`,
      type: markers.hcvRna.includes('検出') ? 'ST' : 'NM',
      value: markers.hcvRna,
      unit: 'Log IU/mL',
      range: '検出せず',
    })
  }
  if (markers.hiv) rows.push(sign('ＨＩＶ抗原・抗体（判定）', 'HIV', markers.hiv, '5F560155002302311'))
  if (markers.syphilis) {
    rows.push(sign('梅毒ＳＴＳ（定性）', 'RPR', markers.syphilis, '5E074135102311711'))
    rows.push(sign('梅毒ＴＰ抗体（定性）', 'TPHA', markers.syphilis, '5E075135101819011'))
  }
  return { specimen: ['023', '血清'], heading: { code: 'E007', name: '感染症検査' }, rows }
}

/** One grown organism with what kills it. */
export interface Organism {
  /** JANIS code and name. */
  readonly code: string
  readonly name: string
  readonly quantity: string
  readonly susceptibility: readonly (readonly [drug: string, mic: string, reading: 'S' | 'I' | 'R'])[]
}

/** Culture and identification with susceptibility, linked by OBX-4 and OBR-26 (ss-mix2.md §9). */
export function cultureGroups(
  chart: Chart,
  specimen: readonly [string, string],
  organisms: readonly Organism[],
): ResultGroup[] {
  const letter = chart.facility.letter
  const name = '培養同定(一般細菌)菌名判定'
  const identification: ResultGroup = {
    specimen,
    heading: { code: '6B0100000017742', name: '培養同定(一般細菌)', system: 'JC10' },
    rows:
      organisms.length === 0
        ? [{ name, jlac10: '6B010000001774214', localCode: `${letter}BACT`, type: 'ST', value: '発育を認めず' }]
        : organisms.flatMap((organism, i): ResultRow[] => [
            {
              name,
              jlac10: '6B010000001774214',
              localCode: `${letter}BACT`,
              type: 'CWE',
              value: `${organism.code}^${organism.name}^JANIS`,
              subId: String(i + 1),
              flag: 'A',
            },
            {
              name: '培養同定(一般細菌)菌量',
              jlac10: '6B010000001774211',
              localCode: `${letter}BACTQ`,
              type: 'ST',
              value: organism.quantity,
              subId: String(i + 1),
              flag: 'A',
            },
          ]),
  }
  const susceptibility = organisms.flatMap((organism, i): ResultGroup[] =>
    organism.susceptibility.length === 0
      ? []
      : [
          {
            specimen,
            heading: { code: 'E009', name: '薬剤感受性検査' },
            parent: `6B010000001774214&培養同定(一般細菌)菌名判定&JC10^${i + 1}^${organism.code}`,
            rows: organism.susceptibility.map(([drug, mic, reading]) => ({
              name: drug,
              localCode: `${letter}S${drug}`,
              type: 'ST',
              value: mic,
              unit: 'ug/mL',
              flag: reading,
              subId: String(i + 1),
            })),
          },
        ],
  )
  return [identification, ...susceptibility]
}
