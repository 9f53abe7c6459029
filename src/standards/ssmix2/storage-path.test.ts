import { describe, expect, it } from 'vitest'
import { type PathProblemReason, parseStoragePath } from './storage-path.ts'

const PATIENT = '000/012/0000123456'
const NAME = '0000123456_20240401_OMP-01_000000000077001_20240401100103654_06_1'
const TYPE = 'L12345^入院診療録^99ZZZ^11506-3^経過記録^LN'
const file = (name: string, date = '20240401', type = 'OMP-01') => `${PATIENT}/${date}/${type}/${name}`

describe('names of the standardised storage (ss-mix2.md §1.1, §1.2)', () => {
  it('are read part by part', () => {
    expect(parseStoragePath(`3100000000/${file(NAME)}`)).toEqual({
      kind: 'standard',
      path: `3100000000/${file(NAME)}`,
      patientId: '0000123456',
      date: '20240401',
      dataType: 'OMP-01',
      key: '000000000077001',
      occurredAt: '20240401100103654',
      department: '06',
      flag: '1',
    })
  })

  it.each([
    [
      'no date',
      '-',
      'ADT-00',
      '0000123456_-_ADT-00_999999999999999_20240401090512123_-_1',
      { date: undefined, department: undefined },
    ],
    [
      'a key of 13 digits',
      '20240401',
      'OMP-01',
      '0000123456_20240401_OMP-01_0000000077001_20240401100103654_06_1',
      { key: '0000000077001' },
    ],
    [
      'a time of 15 digits',
      '20240401',
      'OML-11',
      '0000123456_20240401_OML-11_1_202404011001036_06_1',
      { occurredAt: '202404011001036' },
    ],
    [
      'a department of three characters',
      '20240401',
      'OML-11',
      '0000123456_20240401_OML-11_1_20240401100103654_06A_1',
      { department: '06A' },
    ],
    [
      'no department',
      '20240401',
      'OML-11',
      '0000123456_20240401_OML-11_1_20240401100103654_1',
      { department: undefined, key: '1' },
    ],
    [
      'an empty department',
      '20240401',
      'OML-11',
      '0000123456_20240401_OML-11_1_20240401100103654__1',
      { department: undefined },
    ],
    ['superseded', '20240401', 'OML-11', '0000123456_20240401_OML-11_1_20240401100103654_06_2', { flag: '2' }],
    ['deleted', '20240401', 'OML-11', '0000123456_20240401_OML-11_1_20240401100103654_06_0', { flag: '0' }],
    [
      'a type with _',
      '20240401',
      'X_Y',
      '0000123456_20240401_X_Y_1_20240401100103654_06_1',
      { dataType: 'X_Y', key: '1' },
    ],
    [
      'a type nobody knows',
      '20240401',
      'ZZZ-99',
      '0000123456_20240401_ZZZ-99_1_20240401100103654_06_1',
      { dataType: 'ZZZ-99' },
    ],
  ])('%s', (_what, date, type, name, expected) => {
    expect(parseStoragePath(file(name, date, type))).toMatchObject({ kind: 'standard', ...expected })
  })

  it('patient IDs shorter than six characters are taken as their folders have them', () => {
    const path = '12/3/123/20240401/OMP-01/123_20240401_OMP-01_1_20240401100103654_06_1'
    expect(parseStoragePath(path)).toMatchObject({ kind: 'standard', patientId: '123' })
  })
})

describe('the folder that was picked', () => {
  it.each([
    ['the root', file(NAME)],
    ['one level above it', `root/${file(NAME)}`],
    ['three levels above it', `USB/backup/root/${file(NAME)}`],
    ['the second level', file(NAME).slice(4)],
    ['one patient', file(NAME).slice(8)],
    ['one patient below another folder', `copy of a patient/${file(NAME).slice(8)}`],
    ['one date', file(NAME).slice(19)],
    ['one data type', file(NAME).slice(28)],
    ['nothing but the file', NAME],
  ])('may be %s', (_what, path) => {
    expect(parseStoragePath(path)).toMatchObject({ kind: 'standard', path, patientId: '0000123456', flag: '1' })
  })

  it('may not be four levels above the root', () => {
    expect(parseStoragePath(`a/b/c/d/${file(NAME)}`)).toMatchObject({ kind: 'problem', reason: 'too-deep' })
    expect(parseStoragePath(`a/b/c/d/${file(NAME).slice(8)}`)).toMatchObject({ kind: 'problem', reason: 'too-deep' })
  })
})

describe('names that are not used', () => {
  it.each<[string, string, PathProblemReason]>([
    ['another patient (wrong-patient risk)', file(NAME.replace('0000123456', '0000123457')), 'contradicts-folders'],
    ['another date', file(NAME, '20240402'), 'contradicts-folders'],
    ['a date in the folder of undated records', file(NAME, '-'), 'contradicts-folders'],
    ['another type', file(NAME, '20240401', 'OMP-02'), 'contradicts-folders'],
    ['levels of another patient', file(NAME).replace('000/012', '000/013'), 'contradicts-folders'],
    ['first level of another patient', file(NAME).replace('000/012', '001/012'), 'contradicts-folders'],
    ['no flag', file(NAME.slice(0, -2)), 'not-a-storage-name'],
    ['an unknown flag', file(`${NAME.slice(0, -1)}3`), 'not-a-storage-name'],
    ['no time', file('0000123456_20240401_OMP-01_1_06_1'), 'not-a-storage-name'],
    ['no type', file('0000123456_20240401_1_20240401100103654_06_1'), 'not-a-storage-name'],
    ['no key', file('0000123456_20240401_OMP-01__20240401100103654_06_1'), 'not-a-storage-name'],
    ['a date of seven digits', file(NAME.replace('20240401_OMP', '2024040_OMP')), 'not-a-storage-name'],
    ['no patient', file(NAME.replace('0000123456', '')), 'not-a-storage-name'],
    ['a stray file', `${PATIENT}/Thumbs.db`, 'not-a-storage-name'],
    ['an extension', file(`${NAME}.bak`), 'not-a-storage-name'],
    ['an empty path', '', 'not-a-storage-name'],
  ])('%s', (_what, path, reason) => {
    expect(parseStoragePath(path)).toMatchObject({ kind: 'problem', path, reason })
  })

  it('say what contradicts', () => {
    expect(parseStoragePath(file(NAME, '20240402'))).toMatchObject({ what: 'the date folder is 20240402' })
    expect(parseStoragePath(file(NAME).replace('000/012', '000/013'))).toMatchObject({
      what: 'the folders above the patient are 000/013',
    })
  })
})

describe('content folders of the extended storage (ss-mix2.md §12)', () => {
  const content = (folder: string, type = TYPE) => `root/${PATIENT}/20240401/${type}/${folder}`

  it('are read with seven parts, their type with all its halves', () => {
    const folder = content(`0000123456_20240401_${TYPE}_000000000000001_20240401100103654_06_1`)
    expect(parseStoragePath(`${folder}/main.xml`)).toEqual({
      kind: 'extended',
      path: folder,
      files: [`${folder}/main.xml`],
      patientId: '0000123456',
      date: '20240401',
      dataType: TYPE,
      key: '000000000000001',
      occurredAt: '20240401100103654',
      department: '06',
      flag: '1',
    })
  })

  it.each([
    ['six parts and a time of 15 digits', 'L-OBSERVATIONS^OBSERVATIONS^99ZL01', '000002016010115_201601011500321_1'],
    ['a type with _', 'L_1^経過_記録^99Z', '1_20240401100103654_06_1'],
    ['an empty local half', '^外来記録^^11506-3^経過記録^LN', '1_20240401100103654_-_1'],
  ])('%s', (_what, type, rest) => {
    const path = content(`0000123456_20240401_${type}_${rest}/images/1.jpg`, type)
    expect(parseStoragePath(path)).toMatchObject({ kind: 'extended', dataType: type, files: [path] })
  })

  it('a type folder in decomposed kana (NFD, copies by macOS) is the same type, its path stays as it is', () => {
    const type = 'L1^バイタル^99Z'
    const path = content(`0000123456_20240401_${type}_1_20240401100103654_06_1/main.pdf`, type).normalize('NFD')
    expect(path).not.toBe(path.normalize('NFC'))
    expect(parseStoragePath(path)).toMatchObject({ kind: 'extended', dataType: type, files: [path] })
  })

  it('a content folder that contradicts its folders is not used', () => {
    const path = content(`0000123457_20240401_${TYPE}_1_20240401100103654_06_1/main.xml`)
    expect(parseStoragePath(path)).toMatchObject({ kind: 'problem', reason: 'contradicts-folders' })
  })

  it('a file inside a content folder belongs to it, even when it is named like a message', () => {
    const folder = content(`0000123456_20240401_${TYPE}_1_20240401100103654_06_1`)
    expect(parseStoragePath(`${folder}/${NAME}`)).toMatchObject({ kind: 'extended', path: folder })
  })
})
