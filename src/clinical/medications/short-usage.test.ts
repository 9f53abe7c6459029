import { expect, it } from 'vitest'
import { sampleDrug, sampleSupply } from '#testing/sample-supplies.ts'
import type { Prescription } from '../medication-facts.ts'
import { genericName } from './generic-name.ts'
import { isSilentlyAsNeeded, shortUsage } from './short-usage.ts'

const short = (usage: string, more: Partial<Prescription> = {}) =>
  shortUsage(
    sampleSupply('a', '2026-11-20', sampleDrug('仮薬錠'), 35, {
      usage,
      dose: { text: '1', unit: '錠' },
      dailyDose: { text: '3', unit: '錠' },
      ...more,
    }),
  )

it('MED-1: what the labelled amounts say is not said twice in the row', () => {
  expect(short('1回1錠（1日3錠） 内服・経口・１日３回毎食後 35日分')).toBe('内服・経口・１日３回毎食後')
})

it('H-15: an amount that differs from the labelled one is never left out', () => {
  expect(short('1回2錠（1日3錠） 毎食後 14日分')).toBe('1回2錠（1日3錠） 毎食後 14日分')
  expect(short('朝2錠 昼1錠 夕1錠', { dose: undefined })).toBe('朝2錠 昼1錠 夕1錠')
})

it('隔日, 粉砕 and other instructions stay, each once', () => {
  expect(short('１日１回朝食後 １日おき', { instructions: ['粉砕', '１日おき'] })).toBe('１日１回朝食後 １日おき 粉砕')
})

it('H-15: what it is taken for and where stand before the dosing, once', () => {
  expect(short('', { isAsNeeded: true, asNeededFor: '頭痛時' })).toBe('頭痛時')
  expect(short('頭痛時 1日3回まで', { isAsNeeded: true, asNeededFor: '頭痛時' })).toBe('頭痛時 1日3回まで')
  expect(short('1日3回 点眼', { site: '右眼' })).toBe('右眼 1日3回 点眼')
})

it.each([
  ['1日3回まで', true, true],
  ['頓服 頭痛時', true, false],
  ['毎食後', false, false],
])('MED-9, H-15: beside 「%s」 頓用 must be written where only its mark came', (usage, isAsNeeded, expected) => {
  const line = sampleSupply('a', '2026-11-20', sampleDrug('仮薬錠'), undefined, { usage, isAsNeeded })
  expect(isSilentlyAsNeeded(line)).toBe(expected)
})

it.each([
  [['アムロジピンＯＤ錠５ｍｇ「例示」'], 'アムロジピン'],
  [['【般】ビソプロロールフマル酸塩錠２．５ｍｇ'], 'ビソプロロールフマル酸塩'],
  [['ノルバスク錠２．５ｍｇ', 'アムロジピン錠２．５ｍｇ「見本」'], 'アムロジピン'],
  [['【般】リンゲル液'], 'リンゲル'],
  [['【般】アルゲルドラート細粒９９％'], 'アルゲルドラート'],
  [['ノルバスク錠２．５ｍｇ', 'エリキュース錠２．５ｍｇ'], undefined],
] as const)('MED-1: the 一般名 of %s is what the records give: %s', (names, generic) => {
  expect(genericName(names.map((name) => sampleDrug(name)))).toBe(generic)
})
