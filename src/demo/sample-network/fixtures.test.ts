import { describe, expect, it } from 'vitest'
import { encodeText } from './character-encoder.ts'
import { FACILITIES, type FacilityLetter } from './facilities.ts'
import { type FacilityFile, generatePatient } from './generate.ts'
import { SAMPLE_PEOPLE } from './people.ts'
import { DRUGS } from './tables/drugs.ts'

/** A text in the bytes of one file of a person at a facility; `type` narrows it to one data type or document folder. */
interface Sighting {
  readonly person: string
  readonly at: FacilityLetter
  readonly type?: string
  readonly text: string
}

const files = new Map<string, FacilityFile[]>()

function filesOf(key: string): FacilityFile[] {
  const known = files.get(key)
  if (known !== undefined) return known
  const handle = SAMPLE_PEOPLE.get(key)?.handle
  if (handle === undefined) throw new RangeError(`nobody has the key ${key}`)
  const generated = generatePatient(handle)
  files.set(key, generated)
  return generated
}

/** The bytes of a text within a message: without the escapes before and after it. */
function innerBytes(text: string, at: FacilityLetter): Buffer {
  const bytes = Buffer.from(encodeText(text, FACILITIES[at].habits.charset))
  const start = bytes.subarray(0, 3).equals(Buffer.from('\x1b$B')) ? 3 : 0
  const end = bytes.subarray(-3).equals(Buffer.from('\x1b(B')) ? bytes.length - 3 : bytes.length
  return bytes.subarray(start, end)
}

function sightings({ person, at, type, text }: Sighting): FacilityFile[] {
  const wanted = innerBytes(text, at)
  return filesOf(person).filter(
    ({ facility, path, bytes }) =>
      facility.letter === at &&
      (type === undefined || path.includes(`/${type}`)) &&
      Buffer.from(bytes).includes(wanted),
  )
}

function current(found: readonly FacilityFile[]): FacilityFile[] {
  return found.filter(({ path }) => path.endsWith('_1'))
}

const IN_BYTES: Readonly<Record<string, readonly Sighting[]>> = {
  'long drug name (60+ characters)': [
    { person: 'parkinson-sumio', at: 'C', type: 'OMP-01', text: DRUGS.longName.name },
  ],
  '外字 in name: ■ where the character set lacks it, the character where it does not': [
    { person: 'yoshi-gaiji', at: 'B', type: 'ADT-00', text: '■例^正男' },
    { person: 'yoshi-gaiji', at: 'H', type: 'ADT-00', text: '𠮷例^正男' },
    { person: 'tanaka-sample', at: 'B', type: 'ADT-00', text: '■見^■子' },
    { person: 'tanaka-sample', at: 'E', type: 'ADT-00', text: '髙見^﨑子' },
  ],
  'newborn unnamed (○○ベビー)': [{ person: 'reidai-baby', at: 'C', type: 'ADT-22', text: '桃子ベビー' }],
  '<0.05': [{ person: 'shiken-jiro', at: 'C', type: 'OML-11', text: '||<0.05|' }],
  '>1000': [{ person: 'shiken-jiro', at: 'C', type: 'OML-11', text: '||>1000|' }],
  '(−)': [{ person: 'shiken-jiro', at: 'C', type: 'OML-11', text: '||(−)|' }],
  '1+': [{ person: 'shiken-jiro', at: 'C', type: 'OML-11', text: '||1+|' }],
  溶血: [{ person: 'shiken-jiro', at: 'C', type: 'OML-11', text: '溶血' }],
  検査中: [{ person: 'shiken-jiro', at: 'C', type: 'OML-11', text: '検査中' }],
  'corrected: OBX-11 C': [
    { person: 'shiken-jiro', at: 'C', type: 'OML-11', text: '|29|U/L^U/L^ISO+|13-30||||C|' },
    { person: 'mihon-taro', at: 'A', type: 'OML-11', text: '|1.62|mg/dL^mg/dL^ISO+|0.65-1.07|H|||C|' },
  ],
  'deleted and wrong-patient results: OBX-11 D and W': [
    { person: 'shiken-jiro', at: 'C', type: 'OML-11', text: '|4210|U/L^U/L^ISO+|||||D|' },
    { person: 'shiken-jiro', at: 'C', type: 'OML-11', text: '|88.100|ng/mL^ng/mL^ISO+|||||W|' },
  ],
  'no unit': [{ person: 'shiken-jiro', at: 'C', type: 'OML-11', text: '||1.4||||||F|' }],
  'range as text': [{ person: 'shiken-jiro', at: 'C', type: 'OML-11', text: '|40倍未満|A|' }],
  'one-sided range': [{ person: 'shiken-jiro', at: 'C', type: 'OML-11', text: '|48|ug/dL^ug/dL^ISO+|<66|' }],
  'A flag': [{ person: 'shiken-jiro', at: 'C', type: 'OML-11', text: '||1+|||A|' }],
  'ALP across 2020–21: JSCC, then IFCC': [
    { person: 'mihon-taro', at: 'C', type: 'OML-11', text: 'ＡＬＰ（ＪＳＣＣ）' },
    { person: 'mihon-taro', at: 'C', type: 'OML-11', text: 'ＡＬＰ（ＩＦＣＣ）' },
  ],
  'HbA1c JDS+NGSP': [
    { person: 'mihon-taro', at: 'A', type: 'OML-11', text: 'ＨｂＡ１ｃ（ＪＤＳ）' },
    { person: 'mihon-taro', at: 'A', type: 'OML-11', text: 'ＨｂＡ１ｃ（ＮＧＳＰ）' },
  ],
  'same analyte in two units': [
    { person: 'mihon-taro', at: 'A', type: 'OML-11', text: '|10*3/uL^10*3/uL^ISO+|3.3-8.6|' },
    { person: 'mihon-taro', at: 'C', type: 'OML-11', text: '|/uL^/uL^ISO+|3300-8600|' },
  ],
  'range changed midway': [
    { person: 'mihon-taro', at: 'A', type: 'OML-11', text: '|mmol/L^mmol/L^ISO+|3.5-5.0|' },
    { person: 'mihon-taro', at: 'A', type: 'OML-11', text: '|mmol/L^mmol/L^ISO+|3.6-4.8|' },
  ],
  頓用: [{ person: 'kaso-shiro', at: 'B', type: 'OMP-01', text: '22^頓用^JHSP0003' }],
  外用: [{ person: 'mihon-taro', at: 'A', type: 'OMP-01', text: '23^外用^JHSP0003' }],
  '分3 不均等': [{ person: 'shiken-jiro', at: 'C', type: 'OMP-01', text: 'V14NNNNN^不均等・１回目・4錠' }],
  隔日: [{ person: 'shiken-jiro', at: 'C', type: 'OMP-01', text: 'I1100000&１日おき&JAMISDP01' }],
  '週1回 methotrexate': [{ person: 'riumachi-rie', at: 'C', type: 'OMP-01', text: '週１回　月曜日のみ' }],
  持続点滴: [{ person: 'mihon-taro', at: 'B', type: 'OMP-02', text: '持続投与' }],
  中止: [{ person: 'nayose-kazumi', at: 'A', type: 'OMP-01', text: 'ORC|DC|' }],
  日数なし: [{ person: 'mihon-taro', at: 'C', type: 'OMP-01', text: '１日３回朝昼夕食後&JAMISDP01||||20261110' }],
  'same ingredient in two brands from two hospitals': [
    { person: 'mihon-taro', at: 'A', type: 'OMP-01', text: 'ノルバスク錠２．５ｍｇ' },
    { person: 'mihon-taro', at: 'B', type: 'OMP-01', text: 'アムロジピンＯＤ錠５ｍｇ「例示」' },
  ],
  '「アレルギーなし」 ×4: three texts, and an empty list': [
    { person: 'tanaka-sample', at: 'A', type: 'ADT-61', text: '|^アレルギーなし|' },
    { person: 'tanaka-sample', at: 'E', type: 'ADT-61', text: '|^なし|' },
    { person: 'tanaka-sample', at: 'H', type: 'ADT-61', text: '|^薬物アレルギー：特になし|' },
    { person: 'tanaka-sample', at: 'B', type: 'ADT-61', text: 'ADT^A60^ADT_A60' },
  ],
  'allergy free text, and an entry of 2014': [
    { person: 'mihon-taro', at: 'C', type: 'ADT-61', text: '造影剤で気分不良||嘔気|A^追加^HL70323|||||||201407020900' },
  ],
  'conflicting entries': [
    { person: 'nayose-kazumi', at: 'A', type: 'ADT-61', text: '^ペニシリン系|' },
    { person: 'nayose-kazumi', at: 'B', type: 'ADT-61', text: '^アレルギーなし|' },
    { person: 'nayose-kazumi', at: 'C', type: 'ADT-61', text: 'D^削除^HL70323' },
  ],
  '未告知 disease': [
    { person: 'kokuchi-mamoru', at: 'C', type: 'PPR-01', text: 'V^非常に限定^HL70177' },
    { person: 'mihon-taro', at: 'B', type: 'PPR-01', text: '本人未告知' },
  ],
  'year boundary': [
    { person: 'nayose-kazumi', at: 'B', type: 'ADT-22', text: '202512291000' },
    { person: 'nayose-kazumi', at: 'B', type: 'ADT-52', text: '202601051030' },
  ],
  'partial dates: a year, a month': [
    { person: 'mihon-taro', at: 'A', type: 'PPR-01', text: '|2001|高血圧症|' },
    { person: 'mihon-taro', at: 'A', type: 'PPR-01', text: '|200805|２型糖尿病|' },
  ],
  'organisms with S, I and R': [
    { person: 'mihon-taro', at: 'B', type: 'OML-11', text: '2351^Klebsiella pneumoniae^JANIS' },
    { person: 'mihon-taro', at: 'B', type: 'OML-11', text: '||R|' },
  ],
  'urine under the microscope': [{ person: 'mihon-taro', at: 'B', type: 'OML-11', text: '硝子円柱 10-19/WF' }],
}

describe('every fixture of clinical-ux.md §4 that is data lies in the bytes of a patient', () => {
  for (const [fixture, wanted] of Object.entries(IN_BYTES)) {
    it(fixture, () => {
      for (const sighting of wanted) expect(current(sightings(sighting)), JSON.stringify(sighting)).not.toEqual([])
    })
  }

  it('the long drug name has sixty characters and more', () => {
    expect([...DRUGS.longName.name].length).toBeGreaterThanOrEqual(60)
  })

  it('the empty list of allergies holds no IAM', () => {
    expect(sightings({ person: 'tanaka-sample', at: 'B', type: 'ADT-61', text: 'IAM|' })).toEqual([])
  })

  it('missing フリガナ, same-name pair, twins of one birth date, deceased', () => {
    const [noKana, hanako1, hanako2, twin1, twin2, dead] = [
      'no-kana',
      'reiji-hanako-1',
      'reiji-hanako-2',
      'hutago-a',
      'hutago-b',
      'kuran-tadashi',
    ].map((key) => SAMPLE_PEOPLE.get(key))
    expect(noKana?.familyKana).toBe('')
    expect(`${hanako1?.family} ${hanako1?.given}`).toBe(`${hanako2?.family} ${hanako2?.given}`)
    expect(hanako1?.birth).not.toBe(hanako2?.birth)
    expect([twin1?.birth, twin1?.family]).toEqual([twin2?.birth, twin2?.family])
    expect(dead?.died?.day).toBe('2026-11-02')
  })

  it('cancelled: an admission and its ADT^A11, a result and an order with flag 0', () => {
    const cancelled = filesOf('mihon-taro').filter(({ path }) => path.endsWith('_0'))
    expect(cancelled.map(({ path }) => path.split('/')[4])).toEqual(expect.arrayContaining(['ADT-22', 'OMG-01']))
    expect(sightings({ person: 'mihon-taro', at: 'C', type: 'ADT-22', text: 'ADT^A11^ADT_A09' })).toHaveLength(1)
    expect(filesOf('shiken-jiro').some(({ path }) => path.includes('OML-11') && path.endsWith('_0'))).toBe(true)
  })

  it('superseded: flag 2 at A and B, flag 0 with the older exporter of C', () => {
    expect(filesOf('mihon-taro').some(({ path }) => path.includes('/OML-11/') && path.endsWith('_2'))).toBe(true)
    expect(filesOf('mihon-taro').some(({ path }) => path.includes('診療情報提供書') && path.includes('_2/'))).toBe(true)
  })

  it('duplicate timestamps: two orders of one minute with different values', () => {
    const same = ['||34|', '||37|'].flatMap((text) =>
      sightings({ person: 'shiken-jiro', at: 'C', type: 'OML-11', text }).filter(({ path }) =>
        path.includes('20261112'),
      ),
    )
    expect(same).toHaveLength(2)
  })

  it('no record at all, one stay only, five thousand results and more', () => {
    expect(filesOf('kiroku-nashi')).toEqual([])
    expect(filesOf('reidai-baby').filter(({ path }) => path.includes('/ADT-22/'))).toHaveLength(1)
    const results = filesOf('mihon-taro').filter(({ path }) => path.includes('/OML-11/'))
    const rows = results.reduce(
      (sum, { bytes }) => sum + Buffer.from(bytes).toString('latin1').split('\rOBX|').length - 1,
      0,
    )
    expect(rows).toBeGreaterThan(5000)
  })

  it('sixty days of records', () => {
    const days = filesOf('sokudo-rokuju')
      .map(({ path }) => path.split('/')[3])
      .filter((date) => date !== '-')
    expect(days.length).toBeGreaterThan(50)
    expect(days.every((date) => date !== undefined && date >= '20260921' && date <= '20261120')).toBe(true)
  })

  it('links that are importing, requested, stopped and withdrawn', () => {
    const states = SAMPLE_PEOPLE.get('tetsuzuki-naka')?.links.map(({ state }) => state)
    expect(states).toEqual(['linked', 'importing', 'requested', 'stopped', 'withdrawn'])
  })

  it("E13: another patient's PID in the right folder", () => {
    const other = SAMPLE_PEOPLE.get('kaso-shiro')?.links.find(({ facility }) => facility === 'D')?.patientId ?? 'nobody'
    const [wrong, ...more] = sightings({ person: 'torichigae-jiro', at: 'D', text: `PID|0001||${other}^^^^PI` })
    expect(more).toEqual([])
    expect(wrong?.path).not.toContain(other)
  })

  it('PID-6: a referral in the right folder whose own patient is another', () => {
    const other = SAMPLE_PEOPLE.get('reiji-hanako-1')?.links.find(({ facility }) => facility === 'B')?.patientId
    const [document] = filesOf('kowareta-natsu').filter(({ path }) => path.endsWith('/document.json'))
    expect(Buffer.from(document?.bytes ?? []).toString('utf8')).toContain(`"value": "${other}"`)
    expect(document?.path).not.toContain(other)
  })

  it('damaged file names: cut off, unknown flag, wrong day, a stray file; and an empty and a cut file', () => {
    const paths = filesOf('kowareta-natsu').map(({ path }) => path)
    expect(paths.filter((path) => /_9$|Thumbs\.db$/.test(path))).toHaveLength(2)
    expect(paths.some((path) => path.includes('/20260601/') && path.includes('_20260511_'))).toBe(true)
    expect(filesOf('kowareta-natsu').filter(({ bytes }) => bytes.length === 0)).toHaveLength(1)
  })
})
