import { describe, expect, it } from 'vitest'
import { decimal } from '#standards/fhir/exact-json.ts'
import type { Resource } from '#standards/fhir/r4.ts'
import type { FacilityId } from '../facility.ts'
import { inLanguage } from '../in-language.ts'
import { decodeRecords } from './decode-records.ts'

const CONTEXT = { facility: 'a' as FacilityId, base: 'https://mihon.example/fhir/', person: undefined }
const WHO = { subject: { reference: 'Patient/p1' }, patient: { reference: 'Patient/p1' } }

function factOf(record: object) {
  const resource: object = { id: '1', ...WHO, ...record }
  const delivered = [{ resource: resource as Resource, fullUrl: undefined, isMatch: true }]
  const { facts, gaps } = decodeRecords(delivered, CONTEXT)
  expect(gaps).toEqual([])
  return facts[0]
}

const condition = (more: object) => factOf({ resourceType: 'Condition', code: { text: '喘息' }, ...more })

describe('times that are told in words', () => {
  it.each<[object, string]>([
    [{ onsetString: '幼少時' }, '発症：幼少時'],
    [{ onsetAge: { value: 45, unit: 'a' } }, '発症：45歳'],
    [{ onsetRange: { low: { value: 40, unit: '歳' }, high: { value: 49, unit: '歳' } } }, '発症：40歳〜49歳'],
  ])('VAL-7: the onset %j of a diagnosis stands among its remarks, before those of the sender', (onset, words) => {
    const fact = condition({ ...onset, note: [{ text: '経過観察' }] })
    expect(fact).toMatchObject({ notes: [words, '経過観察'], at: undefined, isEnded: false })
  })

  it('SUM-2: a diagnosis whose end is told in words has ended', () => {
    expect(condition({ abatementString: '成人後' })).toMatchObject({ isEnded: true, notes: ['終了：成人後'] })
  })

  it('SUM-2, H-05: an onset that is known only as a period is no end of the disease', () => {
    const fact = condition({
      clinicalStatus: { coding: [{ code: 'active' }] },
      onsetPeriod: { start: '2020-01', end: '2020-03-31' },
    })
    expect(fact).toMatchObject({
      isEnded: false,
      status: 'ongoing',
      startedAt: { text: '2020-01' },
      endedAt: undefined,
      notes: ['発症：2020/01〜2020/03/31'],
    })
  })

  const status = (code: string) => ({ clinicalStatus: { coding: [{ code }] } })
  const written = { meta: { lastUpdated: '2026-11-20T01:00:00Z' } }

  it.each<[string, object, boolean]>([
    ['active, its planned end lies ahead', { ...status('active'), abatementDateTime: '2027-03-31', ...written }, false],
    ['relapsed, its planned end lies ahead', { ...status('relapse'), abatementDateTime: '2027', ...written }, false],
    ['active, nobody can tell when it was written', { ...status('active'), abatementDateTime: '2026-01-01' }, false],
    ['active, ends in words only', { ...status('active'), abatementString: '出産まで' }, false],
    ['active, ends in the month of writing', { ...status('active'), abatementDateTime: '2026-11', ...written }, false],
    ['of no status, its end lies ahead', { abatementDateTime: '2027-03-31', ...written }, false],
    ['active, but its end had come', { ...status('active'), abatementDateTime: '2026-11-20', ...written }, true],
    ['active, but its end had come before', { ...status('active'), abatementDateTime: '2025', ...written }, true],
    ['resolved, whatever its date', { ...status('resolved'), abatementDateTime: '2027-03-31', ...written }, true],
    ['of no status, with a date of its end', { abatementDateTime: '2026-11', ...written }, true],
    ['of no status, with a date of its end alone', { abatementDateTime: '2027-03-31' }, true],
  ])('SUM-2, H-05: a disease that is %s: has ended?', (_what, more, isEnded) => {
    expect(condition(more)).toMatchObject({ isEnded, status: isEnded ? 'final' : 'ongoing' })
  })

  it('SUM-2: a planned end stays to be told', () => {
    expect(condition({ ...status('active'), abatementDateTime: '2027-03-31', ...written })).toMatchObject({
      endedAt: { text: '2027-03-31' },
    })
  })

  it('VAL-5: the stage of a disease and what the diagnosis rests on stand among its remarks', () => {
    const fact = condition({
      stage: [{ summary: { text: 'cStage IV' }, type: { text: 'UICC 第8版' } }, { assessment: [{ display: 'CT' }] }],
      evidence: [
        { code: [{ text: '肝転移' }] },
        { code: [{ coding: [{ code: 'x', display: '腹水' }] }], detail: [{ display: '腹部CT' }] },
      ],
      note: [{ text: '経過観察' }],
    })
    expect(fact).toMatchObject({ notes: ['病期：cStage IV（UICC 第8版）', '根拠：肝転移、腹水、腹部CT', '経過観察'] })
  })

  it('VAL-7: so does the onset of an allergy, the day of a vaccination and of a procedure', () => {
    expect(
      factOf({ resourceType: 'AllergyIntolerance', code: { text: 'そば' }, onsetString: '小学生の頃' }),
    ).toMatchObject({ notes: ['発症：小学生の頃'] })
    expect(
      factOf({
        resourceType: 'Immunization',
        status: 'completed',
        vaccineCode: { text: 'BCG' },
        occurrenceString: '乳児期',
      }),
    ).toMatchObject({ at: undefined, notes: ['接種：乳児期'] })
    expect(
      factOf({ resourceType: 'Procedure', status: 'completed', code: { text: '虫垂切除' }, performedString: '20年前' }),
    ).toMatchObject({ details: ['実施：20年前'] })
  })
})

describe('a reader of English', () => {
  const inEnglish = (record: object) => {
    const fact = factOf({ status: 'completed', ...record })
    return fact === undefined ? undefined : inLanguage(fact, 'en')
  }

  it('VAL-5: is told in English what codes and structure say, and the words of the sender as they came', () => {
    const disease = {
      resourceType: 'Condition',
      code: { text: '胃癌' },
      clinicalStatus: { coding: [{ system: 'http://jpfhir.jp/fhir/core/CodeSystem/JHSD0006', code: 'M' }] },
      onsetAge: { value: 45, unit: '歳' },
      stage: [{ summary: { text: 'cStage IV' }, type: { text: 'UICC 第8版' } }],
      evidence: [{ code: [{ text: '肝転移' }, { text: '腹水' }] }],
      note: [{ text: '経過観察' }],
    }
    expect(inEnglish(disease)).toMatchObject({
      notes: ['Onset: 45 y', 'Stage: cStage IV (UICC 第8版)', 'Evidence: 肝転移, 腹水', '経過観察'],
      outcome: 'In remission',
    })
    expect(condition(disease)).toMatchObject({
      outcome: '寛解',
      notes: expect.arrayContaining(['病期：cStage IV（UICC 第8版）']),
    })
    const allergy = {
      resourceType: 'AllergyIntolerance',
      code: { text: '抗菌薬' },
      reaction: [
        { substance: { text: 'セファゾリン' }, manifestation: [], severity: 'severe', onset: '2019-05-13' },
        { manifestation: [{ text: '発疹' }, { text: '発熱' }], exposureRoute: { text: '静注' } },
      ],
    }
    expect(inEnglish(allergy)).toMatchObject({
      reactions: [{ text: 'セファゾリン: reaction not stated', severity: 'severe' }, { text: '発疹, 発熱' }],
      notes: ['Reaction: onset 2019/05/13(Mon)', '発疹, 発熱: route 静注'],
    })
    const given = { resourceType: 'Immunization', vaccineCode: { text: 'BCG' }, occurrenceString: '乳児期' }
    expect(inEnglish(given)).toMatchObject({ notes: ['Given: 乳児期'] })
    const operation = { resourceType: 'Procedure', code: { text: '虫垂切除' }, performedString: '20年前' }
    expect(inEnglish(operation)).toMatchObject({ details: ['Performed: 20年前'] })
    const scan = { ...operation, category: { coding: [{ code: 'imaging' }], text: '画像' } }
    expect(inEnglish(scan)).toMatchObject({ kind: 'imaging', notes: ['画像', 'Performed: 20年前'] })
  })

  it('MED-4, VAL-5: so are dosing of which only structure came, limits and further doses', () => {
    const order = {
      resourceType: 'MedicationRequest',
      intent: 'order',
      medicationCodeableConcept: { text: '散' },
      dosageInstruction: [
        {
          timing: { repeat: { frequency: 1, period: 1, periodUnit: 'wk', when: ['WAKE'] } },
          additionalInstruction: [{ text: '粉砕' }],
          maxDosePerAdministration: { value: 2, unit: '包' },
        },
      ],
    }
    expect(inEnglish(order)).toMatchObject({
      usage: 'once a week, on waking (from structured data)',
      instructions: ['粉砕', '≤ 2 包 / dose'],
    })
    expect(factOf({ status: 'completed', ...order })).toMatchObject({
      usage: '週1回 起床時（構造化データから）',
      instructions: ['粉砕', '≤ 2 包 / 回'],
    })
    expect(factOf({ status: 'completed', ...order, dosageInstruction: [{ text: '１日１回' }] })).not.toHaveProperty(
      'inEnglish',
    )
  })
})

describe('facts on their way between threads', () => {
  it.each([
    ['1200.0', 1200],
    ['1e400', undefined],
  ])('VAL-2: a size of %s bytes is a number that JSON can hold, or nothing', (digits, size) => {
    const report = {
      resourceType: 'DiagnosticReport',
      status: 'final',
      code: { text: '胸部CT' },
      presentedForm: [{ contentType: 'application/pdf', size: decimal(digits) }],
    }
    const fact = factOf(report)
    expect(fact).toMatchObject({ files: [{ size }] })
    expect(JSON.parse(JSON.stringify(fact))).toEqual(fact)
  })
})

describe('dosages', () => {
  const prescription = (...dosageInstruction: readonly object[]) =>
    factOf({
      resourceType: 'MedicationRequest',
      status: 'completed',
      intent: 'order',
      medicationCodeableConcept: { text: '仮薬錠' },
      dosageInstruction,
    })

  it('MED-2: several of one line keep the route and the method of each, once', () => {
    const fact = prescription(
      { text: '1日1回', route: { text: '静注' }, method: { text: '点滴' } },
      { text: '以後1日2回', route: { text: '内服' }, method: { text: '点滴' } },
    )
    expect(fact).toMatchObject({ usage: '1日1回 / 以後1日2回', route: '静注 / 内服', method: '点滴' })
  })

  it('MED-2: a dose of the other kind stands among the instructions', () => {
    const amount = (value: number, unit: string) => ({ doseQuantity: { value, unit } })
    const doseAndRate = [amount(1, 'g'), { ...amount(100, 'mg'), type: { text: '原薬量' } }]
    expect(prescription({ text: '分3', doseAndRate })).toMatchObject({
      dose: { text: '1', unit: 'g' },
      drugs: [{ strengthType: undefined }],
      instructions: ['成分量 1回量 100 mg'],
    })
  })

  it('VAL-1: of a rate that came as one bound the bound is told', () => {
    const rateRange = { high: { value: 60, unit: 'mL/h' } }
    expect(prescription({ text: '点滴', doseAndRate: [{ rateRange }] })).toMatchObject({ rate: '≤60 mL/h' })
  })

  it('H-15: days left out that only the structure tells stand behind the text, and are said to come from it', () => {
    const weekly = { repeat: { frequency: 1, period: 1, periodUnit: 'wk' } }
    expect(prescription({ text: '起床時', timing: weekly })).toMatchObject({
      usage: '起床時 週1回（構造化データから）',
    })
    expect(prescription({ timing: { ...weekly, code: { text: '起床時' } } })).toMatchObject({
      usage: '起床時 週1回（構造化データから）',
    })
    expect(prescription({ text: '起床時 週に１回', timing: weekly })).toMatchObject({ usage: '起床時 週に１回' })
    const instructed = { text: '起床時', additionalInstruction: [{ text: '週１回' }], timing: weekly }
    expect(prescription(instructed)).toMatchObject({ usage: '起床時', instructions: ['週１回'] })
  })

  it('MED-1: a structure without a text is worded, and says so; a text is never added to', () => {
    const timing = { repeat: { frequency: 3, period: 1, periodUnit: 'd', when: ['PC'] } }
    expect(prescription({ timing })).toMatchObject({ usage: '1日3回 食後（構造化データから）' })
    expect(prescription({ text: '1日3回毎食後', timing })).toMatchObject({ usage: '1日3回毎食後' })
    expect(prescription({ timing: { ...timing, code: { text: '分3 毎食後' } } })).toMatchObject({ usage: '分3 毎食後' })
  })
})
