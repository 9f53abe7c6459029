import { describe, expect, it } from 'vitest'
import type { DicomJson } from '#standards/dicom/dicom-json.ts'
import { FACILITIES, fakePerson } from '#testing/fake-network.ts'
import { checkImageIdentity, imagePatientOf } from './image-patient.ts'
import { romanOf } from './roman-name.ts'

const [, B] = FACILITIES

/** 見本 太郎 at B as a modality would write him. */
function header(more: DicomJson = {}): DicomJson {
  return {
    '00100010': {
      vr: 'PN',
      Value: [{ Alphabetic: 'MIHON^TARO', Ideographic: '見本^太郎', Phonetic: 'みほん^たろう' }],
    },
    '00100020': { vr: 'LO', Value: ['B-0001'] },
    '00100030': { vr: 'DA', Value: ['19480412'] },
    '00100040': { vr: 'CS', Value: ['M'] },
    ...more,
  }
}

const name = (groups: object): DicomJson => ({ '00100010': { vr: 'PN', Value: [groups] } })

const PERSON = fakePerson('1')

function check(dataSet: DicomJson, facility = B) {
  const { verdict, differences } = checkImageIdentity(imagePatientOf(dataSet, facility), PERSON, FACILITIES)
  return [verdict, ...differences.map(({ field, kind }) => `${field} ${kind}`)]
}

describe('the patient on an image', () => {
  it('PID-6, H-19: number, birth date, sex and name agree', () => {
    expect(check(header())).toEqual(['match'])
  })

  it.each<[string, DicomJson, string]>([
    ['a number of the same facility', { '00100020': { vr: 'LO', Value: ['B-0002'] } }, 'number differs'],
    ['another birth date', { '00100030': { vr: 'DA', Value: ['19480413'] } }, 'birth-date differs'],
    ['another sex', { '00100040': { vr: 'CS', Value: ['F'] } }, 'sex differs'],
  ])('PID-6, H-19: somebody else is never shown: %s', (_what, more, difference) => {
    expect(check(header(more))).toEqual(['blocked', difference])
  })

  it('H-19: the same number of another issuer is another person’s number', () => {
    const issuer = { '00100021': { vr: 'LO', Value: ['urn:oid:1.2.392.100495.20.3.51.1.c'] } }
    const qualified = {
      '00100024': {
        vr: 'SQ',
        Value: [{ '00400032': { vr: 'UT', Value: ['1.2.840.99'] }, '00400033': { vr: 'CS', Value: ['ISO'] } }],
      },
    }
    expect(imagePatientOf(header(qualified), B).numbers).toEqual([{ system: 'urn:oid:1.2.840.99', value: 'B-0001' }])
    expect(imagePatientOf(header(issuer), B).numbers[0]?.system).not.toBe(B?.patientIdSystem)
  })

  it('H-19: a file from nowhere names a number that is nobody’s; name, birth date and sex must agree', () => {
    expect(imagePatientOf(header(), undefined).numbers).toEqual([{ system: undefined, value: 'B-0001' }])
    const own = checkImageIdentity(imagePatientOf(header(), undefined), PERSON, FACILITIES)
    expect(own.verdict).toBe('match')
  })

  it.each<[string, DicomJson]>([
    ['an old form of a kanji and a full-width space', name({ Ideographic: '見本　太郞' })],
    ['kanji in the first group, as many devices write them', name({ Alphabetic: '見本^太郎' })],
    ['half-width kana only', name({ Alphabetic: 'ﾐﾎﾝ^ﾀﾛｳ' })],
    ['Latin letters only, in another spelling', name({ Alphabetic: 'Mihon^Tarou' })],
  ])('PID-6, H-25: %s is the same name', (_what, more) => {
    expect(check(header(more))).toEqual(['match'])
  })

  it('PID-6: another spelling of the name is for the reader to decide', () => {
    expect(check(header(name({ Ideographic: '見本^太朗' })))).toEqual(['acknowledge', 'name differs'])
    expect(check(header(name({ Alphabetic: 'SUZUKI^JIRO' })))).toEqual(['acknowledge', 'name differs'])
  })

  it.each<[string, object]>([
    ['escape sequences as text', { Alphabetic: '$B;3ED(B^$BB@O:(B' }],
    ['UTF-8 read as Latin-1', { Alphabetic: 'å±±ç”°^å¤ªéƒŽ' }],
    ['question marks', { Alphabetic: '????^????' }],
    ['names of which only the separator is left', { Alphabetic: 'MIHON^TARO', Ideographic: '^' }],
    ['replacement characters', { Ideographic: '見\ufffd^太郎' }],
  ])('H-19: mojibake is detected (%s) and its group never compared', (_what, groups) => {
    const patient = imagePatientOf(header(name(groups)), B)
    expect(patient.isNameGarbled).toBe(true)
    expect([patient.name.ideographic, patient.name.phonetic]).toEqual([undefined, undefined])
  })

  it('PID-6: without a header nothing is shown before it was acknowledged', () => {
    expect(checkImageIdentity(undefined, PERSON, FACILITIES).verdict).toBe('acknowledge')
  })

  it('a new-born without a sex and with a birth year is missing values, not somebody else', () => {
    expect(check(header({ '00100040': { vr: 'CS' }, '00100030': { vr: 'DA' } }))).toEqual([
      'acknowledge',
      'birth-date missing',
      'sex missing',
    ])
  })
})

describe('kana and Latin letters', () => {
  it.each([
    ['サトウ ユウコ', 'SATO^YUKO'],
    ['シンドウ ジュンイチ', 'Shindou^Junichi'],
    ['チバ キョウコ', 'CHIBA^KYOKO'],
    ['ツチヤ フミオ', 'TSUCHIYA^FUMIO'],
    ['ホンマ シュンペイ', 'HOMMA^SHUMPEI'],
    ['ハットリ イッセイ', 'HATTORI^ISSEI'],
    ['オオノ リョウ', 'Ohno^Ryo'],
    ['ヴァン ジョージ', 'Van^Joji'],
    ['ワタナベ シンイチ', 'WATANABE^SHIN-ICHI'],
  ])('H-25: %s and %s are one name', (kana, latin) => {
    expect(romanOf(kana)).toBe(romanOf(latin))
  })

  it.each([
    ['サトウ ユウコ', 'SATO^YUKI'],
    ['オノ リョウ', 'ONO^RYOTA'],
    ['カトウ ケン', 'KATO^GEN'],
  ])('H-19: %s and %s are two', (kana, latin) => {
    expect(romanOf(kana)).not.toBe(romanOf(latin))
  })
})
