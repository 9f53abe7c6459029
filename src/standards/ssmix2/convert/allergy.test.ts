import { describe, expect, it } from 'vitest'
import { describeWithDomainText } from '#testing/public-samples.ts'
import { convertFiles, exampleOf, file, reported, resourcesOf } from '#testing/storage-fixture.ts'

const convertIams = (...iams: readonly string[]) =>
  convertFiles(new Map([file({ dataType: 'ADT-61' }, 'ADT^A60^ADT_A60', ...iams)]))

describeWithDomainText('the allergies of ss-mix2.md §14 ADT-61', 'ss-mix2.md', (text) => {
  it('a severe, confirmed drug allergy with its reaction and day', async () => {
    const converted = await convertFiles(new Map([exampleOf(text, 'ADT-61')]))
    expect(reported(converted)).toEqual([])
    const [drug] = resourcesOf(converted, 'AllergyIntolerance')
    expect(drug?.category).toEqual(['medication'])
    expect(drug?.code).toEqual({
      coding: [
        { system: 'http://medis.or.jp/CodeSystem/master-HOT9', code: '100795402', display: 'ボルタレン錠２５ｍｇ' },
      ],
      text: 'ボルタレン錠２５ｍｇ',
    })
    expect(drug?.clinicalStatus?.coding?.[0]?.code).toBe('active')
    expect(drug?.verificationStatus?.coding?.map(({ code }) => code)).toEqual(['confirmed', 'C'])
    expect(drug?.reaction).toEqual([{ manifestation: [{ text: '喘息発作' }], severity: 'severe' }])
    expect(drug?.onsetDateTime).toBe('2015-06-12')
    expect(drug?.recordedDate).toBe('2024-04-01T09:00:00+09:00')
  })

  it('a mild food allergy whose onset is a text', async () => {
    const [, food] = resourcesOf(await convertFiles(new Map([exampleOf(text, 'ADT-61')])), 'AllergyIntolerance')
    expect(food?.category).toEqual(['food'])
    expect(food?.code?.text).toBe('えび')
    expect(food?.code?.coding?.[0]?.system).toBe('urn:ss-mix2:facility:1319999999:99XYZ')
    expect(food?.onsetString).toBe('成人後')
    expect(food?.onsetDateTime).toBeUndefined()
    expect(food?.verificationStatus).toBeUndefined()
    expect(food?.reaction).toEqual([{ manifestation: [{ text: 'じんましん' }], severity: 'mild' }])
  })
})

describe('allergies from IAM (ss-mix2.md §6)', () => {
  it.each([
    ['DA', ['medication']],
    ['FA', ['food']],
    ['EA', ['environment']],
    ['PA', ['environment']],
    ['LA', ['environment']],
    ['AA', ['biologic']],
    ['MA', undefined],
  ])('category %s is %j', async (code, category) => {
    const [allergy] = resourcesOf(await convertIams(`IAM|1|${code}^種別^HL70127|1^見本^99X`), 'AllergyIntolerance')
    expect(allergy?.category).toEqual(category)
  })

  it.each([
    ['MC', ''],
    ['DA', 'CT'],
  ])('a contraindication (%s %s) is a safety flag, not an allergy (fhir-jp.md §4 I)', async (category, sensitivity) => {
    const converted = await convertIams(
      `IAM|1|${category}^禁忌^HL70127|1^ＭＲＩ禁忌^99X||ペースメーカー|A|||${sensitivity}`,
    )
    expect(resourcesOf(converted, 'AllergyIntolerance')).toEqual([])
    expect(resourcesOf(converted, 'Flag')[0]).toMatchObject({
      status: 'active',
      category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/flag-category', code: 'safety' }] }, {}],
      code: { text: 'ＭＲＩ禁忌 ペースメーカー' },
    })
  })

  it('an entry whose last action is D is not shown, and that is said', async () => {
    const converted = await convertIams(
      'IAM|1|DA^薬物^HL70127|1^ペニシリン^99X|||A^追加^HL70323',
      'IAM|2|FA^食物^HL70127|2^卵^99X|||A^追加^HL70323',
      'IAM|3|DA^薬物^HL70127|1^ペニシリン^99X|||D^削除^HL70323',
    )
    expect(resourcesOf(converted, 'AllergyIntolerance').map(({ code }) => code?.text)).toEqual(['卵'])
    expect(reported(converted).join()).toContain('deleted')
  })

  it('an update replaces what was told before; each instance gives one resource', async () => {
    const converted = await convertIams(
      'IAM|1|DA^薬物^HL70127|1^ペニシリン^99X|MI||A^追加^HL70323',
      'IAM|2|DA^薬物^HL70127|1^ペニシリン^99X|SV||U^更新^HL70323',
    )
    const allergies = resourcesOf(converted, 'AllergyIntolerance')
    expect(allergies.map(({ reaction }) => reaction?.[0]?.severity)).toEqual(['severe'])
  })

  it('an instance keeps its id when its place in the file changes', async () => {
    const one = 'IAM|1|DA^薬物^HL70127|1^ペニシリン^99X'
    const other = 'IAM|2|FA^食物^HL70127|2^卵^99X'
    const ids = async (...iams: string[]) =>
      new Map(resourcesOf(await convertIams(...iams), 'AllergyIntolerance').map(({ id, code }) => [code?.text, id]))
    expect((await ids(one, other)).get('卵')).toBe((await ids(other)).get('卵'))
  })

  it.each([
    ['U', 'unconfirmed', 'active'],
    ['P', 'unconfirmed', 'active'],
    ['S', 'unconfirmed', 'active'],
    ['C', 'confirmed', 'active'],
    ['I', 'confirmed', 'inactive'],
    ['D', 'unconfirmed', 'active'],
    ['E', 'entered-in-error', undefined],
  ])('clinical status %s is %s', async (code, verification, clinical) => {
    const [allergy] = resourcesOf(await convertIams(`IAM|1|DA|1^見本^99X||||||||||||||${code}`), 'AllergyIntolerance')
    expect(allergy?.verificationStatus?.coding?.[0]?.code).toBe(verification)
    expect(allergy?.clinicalStatus?.coding?.[0]?.code).toBe(clinical)
  })

  it('「アレルギーなし」 of a sender stays that text and becomes no statement of ours', async () => {
    const [allergy] = resourcesOf(await convertIams('IAM|1|DA^薬物^HL70127|^アレルギーなし'), 'AllergyIntolerance')
    expect(allergy?.code).toEqual({ text: 'アレルギーなし' })
  })

  it('an ADT-61 without entries says nothing, neither none nor known', async () => {
    const converted = await convertIams()
    expect(resourcesOf(converted, 'AllergyIntolerance')).toEqual([])
    expect(reported(converted).join()).toContain('without any IAM')
  })

  it('a severity without a reaction has no invented one', async () => {
    const [allergy] = resourcesOf(await convertIams('IAM|1|DA|1^見本^99X|SV'), 'AllergyIntolerance')
    expect(allergy?.reaction?.[0]?.severity).toBe('severe')
    expect(allergy?.reaction?.[0]?.manifestation[0]?.text).toBeUndefined()
  })

  it('an allergen that ADT-61 lists is not told a second time from AL1 of the master file', async () => {
    const converted = await convertFiles(
      new Map([
        file({ dataType: 'ADT-61' }, 'ADT^A60^ADT_A60', 'IAM|1|DA^薬物^HL70127|1^ペニシリン^99X'),
        file(
          { dataType: 'ADT-00' },
          'ADT^A08^ADT_A01',
          'AL1|1|DA^薬物^HL70127|1^ペニシリン^99X',
          'AL1|2|FA^食物^HL70127|2^卵^99X|SV||発疹',
        ),
      ]),
    )
    expect(resourcesOf(converted, 'AllergyIntolerance').map(({ code }) => code?.text)).toEqual(['ペニシリン', '卵'])
  })
})
