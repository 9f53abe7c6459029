import { describe, expect, it } from 'vitest'
import { SYSTEM } from '#standards/fhir/identifier-systems.ts'
import { describeWithSamples, readSample } from '#testing/public-samples.ts'
import type { Concept } from '../fact-base.ts'
import { isImmunityItem, isInfectionItem } from './infection.ts'

const PUBLISHED = 'fhir-jp-examples/terminology/CodeSystem-jp-clins-codesystem-JLAC10-infectionlabo-cs.json'

interface Published {
  readonly code: string
  readonly display: string
  readonly concept?: readonly Published[]
}

function publishedItems(): readonly Published[] {
  const { concept } = JSON.parse(new TextDecoder().decode(readSample(PUBLISHED))) as { concept: readonly Published[] }
  return concept.flatMap((each) => each.concept ?? [])
}

const named = (text: string): Concept => ({ text, codings: [], isStandard: false })
const coded = (code: string, system: string = SYSTEM.jlac10, text = '項目'): Concept => ({
  text,
  codings: [{ system, code, display: undefined }],
  isStandard: true,
})

describeWithSamples('the published infection items (JP-CLINS)', PUBLISHED, () => {
  it('SUM-5: every one is known by its JLAC10 code alone, whatever the system says it is', () => {
    expect(publishedItems().length).toBeGreaterThan(200)
    expect(publishedItems().filter(({ code }) => !isInfectionItem(coded(code)))).toEqual([])
    expect(publishedItems().filter(({ code }) => !isInfectionItem(coded(code, SYSTEM.clinsInfection10)))).toEqual([])
  })

  it('SUM-5, VAL-5: and by its name alone, for a sender without codes', () => {
    // One display lacks its first letter in the published table.
    const unknown = publishedItems().filter(({ display }) => !isInfectionItem(named(display)))
    expect([...new Set(unknown.map(({ display }) => display.split('(')[0]))]).toEqual(
      unknown.length === 0 ? [] : ['IV-1+2抗体・p24抗原'],
    )
  })

  it('SUM-5: HBs抗体 alone of them is told apart as a matter of immunity', () => {
    const byCode = publishedItems().filter(({ code }) => isImmunityItem(coded(code)))
    const byName = publishedItems().filter(({ display }) => isImmunityItem(named(display)))
    const antibodies = publishedItems().filter(({ display }) => display.startsWith('HBs抗体'))
    expect(antibodies.length).toBeGreaterThan(5)
    expect(byCode).toEqual(antibodies)
    expect(byName).toEqual(antibodies)
  })
})

describe('infection items by name', () => {
  it.each(['ＨＢｓ抗体', 'HBs-Ab', '抗HBs抗体', 'HBs-AB-QUANT', 'Anti-HBs', 'anti HBs'])(
    '%s is a matter of immunity',
    (name) => {
      expect(isInfectionItem(named(name))).toBe(true)
      expect(isImmunityItem(named(name))).toBe(true)
    },
  )

  it.each([
    ...['ＨＢｓ抗原', 'HBc抗体', 'HBe抗体', 'ＨＣＶ抗体', 'HBV-DNA', '梅毒定性', 'C型肝炎ウイルス'],
    ...[
      'Anti-HCV',
      'anti-HBc',
      '抗HIV抗体',
      'TPPA',
      'ＴＰ－ＰＡ',
      'TP-Ab',
      'TPHA定性',
      'ガラス板法',
      'WaR',
      'ワッセルマン反応',
    ],
    ...['トレポネーマ抗体', '抗トレポネーマ・パリダム抗体', 'Treponema pallidum antibody', 'T.pallidum抗体'],
  ])('SUM-5: %s is an infection item and no matter of immunity', (name) => {
    expect(isInfectionItem(named(name))).toBe(true)
    expect(isImmunityItem(named(name))).toBe(false)
  })

  it.each([
    ...['TP', '総蛋白', 'HbA1c', 'HB', 'HDL-C', 'ＣＲＰ', 'TPA', 't-PA', 'TPO抗体', 'Anti-TPO'],
    ...['ワルファリン', 'Warfarin', '抗カルジオリピン抗体', 'TP（尿）'],
  ])('%s is none', (name) => {
    expect(isInfectionItem(named(name))).toBe(false)
  })
})
