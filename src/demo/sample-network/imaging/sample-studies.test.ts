import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type DicomJson, numberOf, personNameOf, textOf, textsOf } from '#standards/dicom/dicom-json.ts'
import { readPart10 } from '#standards/dicom/part10.ts'
import { nameGroups } from '#standards/dicom/person-name.ts'
import { digestOf } from '../digest.ts'
import { FACILITIES } from '../facilities.ts'
import { generatePatient } from '../generate.ts'
import { SAMPLE_PEOPLE } from '../people.ts'
import { writeStudy } from './build-imaging.ts'
import digest from './digest.json' with { type: 'json' }
import type { ImagingIndex, IndexedInstance, StudyFile } from './imaging-files.ts'
import { SAMPLE_STUDIES } from './sample-studies.ts'
import { colonoscopySeries } from './studies/colonoscopy.ts'

const CACHE = '.cache/sample-imaging'
const IS_BUILT = existsSync(join(CACHE, 'current'))
if (!IS_BUILT) console.error('SKIPPED: no sample studies; "npm run sample-network" builds them')

const TAG = {
  studyDate: '00080020',
  sopClass: '00080016',
  sopInstance: '00080018',
  accession: '00080050',
  modality: '00080060',
  name: '00100010',
  patientId: '00100020',
  birthDate: '00100030',
  study: '0020000D',
  modalities: '00080061',
  photometric: '00280004',
  frames: '00280008',
}

interface Read {
  readonly study: DicomJson
  readonly facility: string
  readonly folder: string
  readonly instance: IndexedInstance
  readonly dataSet: DicomJson
}

describe.skipIf(!IS_BUILT)('the picture studies of the sample network', () => {
  let root = ''
  let index: ImagingIndex
  const read: Read[] = []

  beforeAll(() => {
    const pointer: { readonly folder: string } = JSON.parse(readFileSync(join(CACHE, 'current'), 'utf8'))
    root = join(CACHE, pointer.folder)
    const json = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'))
    index = json('index.json')
    for (const { facility, folder, attributes: study } of index.studies) {
      const { series }: StudyFile = json(`${folder}/study.json`)
      for (const each of series) {
        const metadata: readonly DicomJson[] = json(`${folder}/${each.metadata}`)
        for (const instance of each.instances) {
          const dataSet = metadata.find((one) => textOf(one, TAG.sopInstance) === instance.sopInstanceUid)
          if (dataSet !== undefined) read.push({ study, facility, folder, instance, dataSet })
        }
      }
    }
  })

  const fileOf = ({ folder, instance }: Read) => new Uint8Array(readFileSync(join(root, folder, instance.file ?? '')))
  const isCut = (each: Read) =>
    each.instance.deflatedFrom === undefined &&
    each.instance.frames.some(([offset, length]) => offset + length > fileOf(each).length)
  const studiesOf = (person: string) => {
    const numbers = new Set(SAMPLE_PEOPLE.get(person)?.links.map(({ patientId }) => patientId))
    return index.studies.filter(({ attributes }) => numbers.has(textOf(attributes, TAG.patientId)))
  }

  it('are those that the committed digest names (renew it: npm run -s sample-network -- --renew-digest)', () => {
    const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    const bytes = files.map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return [path.slice(root.length + 1).replaceAll('\\', '/'), new Uint8Array(readFileSync(path))] as const
    })
    expect(digestOf(new Map(bytes))).toBe(digest.sha256)
  })

  it('are built byte for byte the same a second time', async () => {
    const built = async () => {
      const files = new Map<string, Uint8Array>()
      const examined = {
        person: 'mihon-taro',
        facility: 'C',
        day: '2022-05-10',
        time: '13:30',
        title: '内視鏡',
      } as const
      await writeStudy({ ...examined, series: await colonoscopySeries() }, files)
      return digestOf(files)
    }
    expect(await built()).toBe(await built())
  })

  it('take at most 25 MB together, and the index of them, read first, at most 64 kB', () => {
    const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    const size = files.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
    expect(size).toBeGreaterThan(10e6)
    expect(size).toBeLessThanOrEqual(25e6)
    expect(statSync(join(root, 'index.json')).size).toBeLessThanOrEqual(64e3)
  })

  it('give 見本 太郎 every kind of study that issue 4 names, and a mammography to 乳腺 千恵子', () => {
    const kinds = studiesOf('mihon-taro').map(({ attributes }) => textsOf(attributes, TAG.modalities).join('+'))
    const wanted = ['CT+SR+PR+KO', 'CT+SR', 'CT', 'MR', 'CR', 'US', 'ES', 'OT+DOC', 'ECG']
    for (const kind of wanted) expect(kinds, kind).toContain(kind)
    expect(studiesOf('nyugan-chieko').map(({ attributes }) => textsOf(attributes, TAG.modalities))).toEqual([['MG']])
    expect(index.studies).toHaveLength(SAMPLE_STUDIES.length)
  })

  it('spread over the transfer syntaxes and pixel forms that readers meet', () => {
    const syntaxes = new Set(read.map(({ instance }) => instance.transferSyntax.replace('1.2.840.10008.1.2', '')))
    for (const syntax of ['', '.1', '.1.99', '.5', '.4.50', '.4.80', '.4.90', '.4.91', '.4.201']) {
      expect(syntaxes, `1.2.840.10008.1.2${syntax}`).toContain(syntax)
    }
    const photometric = new Set(read.flatMap(({ dataSet }) => textOf(dataSet, TAG.photometric) ?? []))
    expect(photometric).toEqual(new Set(['MONOCHROME1', 'MONOCHROME2', 'RGB', 'YBR_FULL_422']))
    expect(read.some(({ dataSet }) => (numberOf(dataSet, TAG.frames) ?? 1) > 10)).toBe(true)
  })

  it('have the Study Instance UID and the accession number of an order of the same hospital and person', () => {
    const orders = new Map<string, string>()
    for (const { handle } of SAMPLE_PEOPLE.values()) {
      for (const { facility, path, bytes } of generatePatient(handle)) {
        if (!/\/OMG-1[12]\//.test(path)) continue
        const text = new TextDecoder('latin1').decode(bytes)
        for (const [, accession = '', uid = '', modality = ''] of text.matchAll(
          /IPC\|([^|]*)\|[^|]*\|([^|]*)\|[^|]*\|(\w+)/g,
        )) {
          orders.set(uid, `${facility.id} ${accession} ${modality}`)
        }
      }
    }
    for (const { facility, attributes } of index.studies) {
      const modalities = textsOf(attributes, TAG.modalities)
      // An ECG is physiology, which has no IPC; a capture of an ultrasound screen is of modality OT.
      if (modalities.includes('ECG')) continue
      const [first = ''] = modalities
      const ordered = orders.get(textOf(attributes, TAG.study) ?? '')
      const accession = textOf(attributes, TAG.accession)
      const modality = first === 'OT' ? 'US' : first
      expect(ordered, `${textOf(attributes, TAG.studyDate)} ${first}`).toBe(`${facility} ${accession} ${modality}`)
    }
  })

  it('are read again from their files just as their metadata say, but for what was damaged on purpose', () => {
    for (const each of read) {
      const { meta, dataSet, pixelData } = readPart10(fileOf(each))
      expect(textOf(meta, '00020010')).toBe(each.instance.transferSyntax)
      for (const tag of [TAG.sopInstance, TAG.study, TAG.patientId, TAG.modality, '00080103', '00200032', '00280030']) {
        expect(dataSet[tag], `${each.folder} ${tag}`).toEqual(each.dataSet[tag])
      }
      const name = personNameOf(dataSet, TAG.name)
      if (!nameGroups(name).isGarbled) expect(name).toEqual(personNameOf(each.dataSet, TAG.name))
      expect(pixelData === undefined, each.folder).toBe(each.instance.frames.length === 0)
    }
  })

  it('E35: one instance is cut in its pixels, and one is counted and not there', () => {
    expect(read.filter(isCut)).toHaveLength(1)
    const lost = index.studies.filter(({ folder, attributes }) => {
      const present = read.filter((each) => each.folder === folder).length
      return present !== numberOf(attributes, '00201208')
    })
    expect(lost.map(({ attributes }) => textOf(attributes, TAG.patientId))).toEqual([
      SAMPLE_PEOPLE.get('kowareta-natsu')?.links.find(({ facility }) => facility === 'B')?.patientId,
    ])
  })

  it('PID-6: name another person once, another spelling once, and once a name that cannot be read', () => {
    const names = (person: string) =>
      studiesOf(person).map(({ attributes }) => personNameOf(attributes, TAG.name)?.Ideographic)
    expect(names('kowareta-natsu')).toEqual(['破損^夏', '破損^夏', '例示^花子'])
    expect(names('tanaka-sample')).toEqual(['高見^崎子'])
    const [garbled] = studiesOf('yoshi-gaiji')
    expect(nameGroups(personNameOf(garbled?.attributes ?? {}, TAG.name)).isGarbled).toBe(true)
  })

  it('name the person as their hospital does, in three groups', () => {
    const ofTaro = studiesOf('mihon-taro')
    for (const { attributes } of ofTaro) {
      expect(personNameOf(attributes, TAG.name)).toEqual({
        Alphabetic: 'MIHON^TARO',
        Ideographic: '見本^太郎',
        Phonetic: 'みほん^たろう',
      })
      expect(textOf(attributes, TAG.birthDate)).toBe('19480412')
    }
    expect(new Set(ofTaro.map(({ facility }) => facility))).toEqual(
      new Set([FACILITIES.A.id, FACILITIES.B.id, FACILITIES.C.id]),
    )
    const [thyroid] = studiesOf('kojosen-yuki')
    expect(personNameOf(thyroid?.attributes ?? {}, TAG.name)?.Alphabetic).toBe('ｺｳｼﾞｮｳ^ﾕｷ')
  })

  it('are accepted by dcmtk, which knows nothing of this writer', (context) => {
    if (!isInstalled('dcmdump')) {
      console.error('SKIPPED: dcmtk is not installed')
      context.skip()
      return
    }
    const first = Map.groupBy(
      read.filter((each) => !isCut(each)),
      ({ folder, instance }) => `${folder} ${instance.transferSyntax}`,
    )
    for (const [kind, [each]] of first) {
      if (each === undefined) continue
      const path = join(root, each.folder, each.instance.file ?? '')
      const dump = execFileSync('dcmdump', ['--quiet', '+P', '0008,0018', path], { encoding: 'latin1' })
      expect(dump, kind).toContain(each.instance.sopInstanceUid)
    }
  })
})

function isInstalled(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
