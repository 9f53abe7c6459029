import type { LocalizedName } from '../facility.ts'
import type { Jlac10 } from './jlac10.ts'
import type { LabSetId } from './lab-row.ts'

/** What the code table knows of an item: its set, its place in the familiar order and its short name. */
export interface CatalogueEntry {
  readonly setId: LabSetId
  /** Place in the order of the whole catalogue. */
  readonly order: number
  readonly name: LocalizedName
}

/** `name` or `ja|en`, then the codes: analyte, `:`identification, `@`material (a beginning of it), `.`result. */
type Line = readonly [name: string, ...patterns: string[]]

/**
 * Items by JLAC10 in the order in which Japanese reports print them (LAB-5). Names are the ones that clinicians of every
 * hospital write (臨床検査43項目 and 感染症5項目 of JP-CLINS where they are listed there); the sender's own name stays in
 * the detail. A line without a code only gives a place to what senders call by that name.
 */
const CATALOGUE: Readonly<Partial<Record<LabSetId, readonly Line[]>>> = {
  'blood-count': [
    ['WBC', '2A990.52', '2A010'],
    ['RBC', '2A990.51', '2A020'],
    ['Hb', '2A030', '2A990.53'],
    ['Ht', '2A040', '2A990.54'],
    ['MCV', '2A060', '2A990.58'],
    ['MCH', '2A070', '2A990.59'],
    ['MCHC', '2A080', '2A990.60'],
    ['Plt', '2A050', '2A990.55'],
    ['好中球|Neutrophils'],
    ['リンパ球|Lymphocytes'],
    ['単球|Monocytes'],
    ['好酸球|Eosinophils'],
    ['好塩基球|Basophils'],
    ['網赤血球|Reticulocytes', '2A110'],
    ['血沈|ESR', '2Z010'],
  ],
  chemistry: [
    ['TP', '3A010'],
    ['Alb', '3A015'],
    ['A/G', '3A016'],
    ['AST', '3B035'],
    ['ALT', '3B045'],
    ['LD', '3B050'],
    ['ALP', '3B070'],
    ['γ-GT', '3B090'],
    ['ChE', '3B110'],
    ['T-Bil', '3J010'],
    ['D-Bil', '3J015'],
    ['CK', '3B010'],
    ['CK-MB', '3B015'],
    ['Amy', '3B160'],
    ['リパーゼ|Lipase', '3B180'],
    ['BUN', '3C025'],
    ['Cr', '3C015'],
    ['eGFR', '8A065'],
    ['Cys-C', '3C016'],
    ['UA', '3C020'],
    ['NH3', '3C040'],
    ['Na', '3H010'],
    ['K', '3H015'],
    ['Cl', '3H020'],
    ['Ca', '3H030'],
    ['P', '3H040'],
    ['Mg', '3H025'],
    ['Fe', '3I010'],
    ['総鉄結合能|TIBC'],
    ['フェリチン|Ferritin', '5C095'],
    ['T-Cho', '3F050'],
    ['HDL-C', '3F070'],
    ['LDL-C', '3F077'],
    ['TG（空腹時）|TG (fasting)', '3F015:1300'],
    ['TG（随時）|TG (random)', '3F015:1299'],
    ['TG', '3F015'],
    ['血糖（空腹時）|Glucose (fasting)', '3D010:1300'],
    ['血糖（随時）|Glucose (random)', '3D010:1299'],
    ['血糖|Glucose', '3D010'],
    ['HbA1c', '3D046', '3D045'],
    ['CRP', '5C070'],
    ['プロカルシトニン|Procalcitonin'],
    ['高感度トロポニンT|hs-Troponin T'],
    ['BNP', '4Z271'],
    ['NT-proBNP', '4Z272'],
    ['TSH', '4A055'],
    ['FT3', '4A030'],
    ['FT4', '4A035'],
  ],
  coagulation: [
    ['PT-INR', '2B030.57'],
    ['PT（秒）|PT (s)', '2B030.51', '2B030.01'],
    ['PT（活性）|PT (activity)', '2B030.53'],
    ['PT（比）|PT (ratio)', '2B030.55'],
    ['APTT', '2B020'],
    ['Fib', '2B100'],
    ['AT', '2B200'],
    ['FDP', '2B120'],
    ['D-ダイマー|D-dimer', '2B140'],
  ],
  immunology: [
    ['IgG', '5A010'],
    ['IgA', '5A015'],
    ['IgM', '5A020'],
    ['IgE', '5A090'],
    ['RF', '5G160'],
    ['C3', '5B023'],
    ['C4', '5B024'],
    ['HBs抗原|HBs antigen', '5F016:1410', '5F016:1430.11'],
    ['HBs抗体|HBs antibody', '5F016:1430'],
    ['HCV抗体|HCV antibody', '5F360:1482'],
    ['HCV核酸|HCV RNA', '5F360:1453'],
    ['HIV抗原・抗体|HIV antigen/antibody', '5F560'],
    ['梅毒STS|Syphilis STS', '5E074'],
    ['梅毒TP抗体|Syphilis TP antibody', '5E075'],
    ['血液型ABO|Blood group ABO', '5H010'],
    ['血液型Rh|Blood group Rh', '5H020'],
  ],
  'tumour-marker': [
    ['CEA', '5D010'],
    ['AFP', '5D015'],
    ['CA19-9', '5D130'],
    ['CA125', '5D100'],
    ['CA15-3', '5D110'],
    ['SCC', '5D300'],
    ['PSA', '5D305'],
  ],
  urine: [
    ['尿比重|Urine specific gravity', '1A030'],
    ['尿pH|Urine pH', '1A035'],
    ['尿蛋白|Urine protein', '1A010', '1A990.53', '1A990.71'],
    ['尿糖|Urine glucose', '1A020', '1A990.54', '1A990.72'],
    ['尿潜血|Urine blood', '1A100', '1A990.59', '1A990.77'],
    ['尿ケトン体|Urine ketones'],
    ['尿蛋白/Cr比|Urine protein/Cr', '1A990.83', '1A015.28'],
    ['尿Alb/Cr比|Urine albumin/Cr', '3A015@00.51'],
  ],
  'vital-signs': [
    ['収縮期血圧|Systolic pressure', '9A751'],
    ['拡張期血圧|Diastolic pressure', '9A761'],
    ['脈拍|Pulse', '9P300'],
    ['呼吸数|Respiratory rate', '9P200'],
    ['体温|Temperature', '9P100'],
    ['SpO2'],
    ['身長|Height', '9N001'],
    ['体重|Weight', '9N006'],
  ],
}

interface Pattern {
  readonly identification: string
  readonly material: string
  readonly result: string
  readonly entry: CatalogueEntry
}

const { byAnalyte: BY_ANALYTE, byName: BY_NAME } = compile()

function compile() {
  const byName = new Map<string, CatalogueEntry>()
  const patterns = new Map<string, Pattern[]>()
  let order = 0
  for (const [setId, lines] of Object.entries(CATALOGUE) as [LabSetId, readonly Line[]][]) {
    for (const [names, ...codes] of lines) {
      const [ja = names, en = ja] = names.split('|')
      order += 1
      const entry: CatalogueEntry = { setId, order, name: { ja, en } }
      byName.set(plainName(ja), entry)
      for (const code of codes) {
        const [, analyte = '', identification = '', material = '', result = ''] =
          /^(.{5})(?::(\d{4}))?(?:@(\d{1,3}))?(?:\.(\d\d))?$/.exec(code) ?? []
        patterns.set(analyte, [...(patterns.get(analyte) ?? []), { identification, material, result, entry }])
      }
    }
  }
  const weight = ({ identification, material, result }: Pattern) => (identification + material + result).length
  for (const each of patterns.values()) each.sort((a, b) => weight(b) - weight(a))
  return {
    byAnalyte: patterns as ReadonlyMap<string, readonly Pattern[]>,
    byName: byName as ReadonlyMap<string, CatalogueEntry>,
  }
}

/**
 * The entry of a code, the one that says most of it; undefined for a code that the table does not know. An item of blood
 * that was measured in another material keeps its name and belongs to the set of that material.
 */
export function catalogueEntry(code: Jlac10): CatalogueEntry | undefined {
  const patterns = BY_ANALYTE.get(code.analyte)?.filter(
    ({ identification, result }) =>
      (identification === '' || identification === code.identification) && (result === '' || result === code.result),
  )
  const exact = patterns?.find(({ material }) =>
    material === '' ? isOfBlood(code) : code.material.startsWith(material),
  )?.entry
  if (exact !== undefined) return exact
  const elsewhere = patterns?.find(({ material }) => material === '')?.entry
  return elsewhere === undefined ? undefined : { ...elsewhere, setId: setOfCode(code) }
}

/** Where a name without a code finds its place in the familiar order; a place only, never a join (H-07). */
export function placeOfName(name: string): CatalogueEntry | undefined {
  return BY_NAME.get(plainName(name))
}

function plainName(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()
}

/** Items that are measured in one material only carry no material in their pattern: urine, vital signs. */
function isOfBlood({ analyte, material }: Jlac10): boolean {
  return !/^[23458]/.test(analyte) || isBlood(material)
}

/** 000 (none), 017 blood … 023 serum, 099 other: the materials that a report takes for granted. */
export function isBlood(material: string): boolean {
  return material === '000' || /^01[789]|^02[0-4]/.test(material)
}

/** The set of a code that the table does not name, by its first places (大分類 of JLAC10) and its material. */
export function setOfCode({ analyte, material }: Jlac10): LabSetId {
  if (/^7/.test(analyte)) return 'pathology'
  if (/^9/.test(analyte)) return 'vital-signs'
  if (/^1A/.test(analyte) || (/^00/.test(material) && material !== '000')) return 'urine'
  if (material === '020' && /^3H/.test(analyte)) return 'blood-gas'
  if (!isBlood(material)) return 'body-fluid'
  if (/^2B/.test(analyte)) return 'coagulation'
  if (/^2/.test(analyte)) return 'blood-count'
  if (/^5D/.test(analyte)) return 'tumour-marker'
  if (/^[56]/.test(analyte)) return 'immunology'
  return /^[348]/.test(analyte) ? 'chemistry' : 'unclassified'
}

/** Words by which senders head their groups (OBR-4), for items that have no code of a nation-wide table. */
const GROUP_WORDS: readonly (readonly [RegExp, LabSetId])[] = [
  [/腫瘍/, 'tumour-marker'],
  [/凝固|線溶/, 'coagulation'],
  [/尿/, 'urine'],
  [/血液ガス|血ガス/, 'blood-gas'],
  [/髄液|穿刺液|胸水|腹水|糞便|便一般/, 'body-fluid'],
  [/病理|細胞診/, 'pathology'],
  [/生化学|内分泌|薬物/, 'chemistry'],
  [/免疫|感染|血清/, 'immunology'],
  [/血液|血算|血球/, 'blood-count'],
]

/** The set that the heading of the sender's own group names; groups only order the rows, they never join any. */
export function setOfGroup(group: string): LabSetId | undefined {
  return GROUP_WORDS.find(([word]) => word.test(group))?.[1]
}
