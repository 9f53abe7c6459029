import { describe, expect, it } from 'vitest'
import { cdaPatient, cdaText } from './cda-text.ts'

const CDA = `<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="https://evil.example/CDA.xsl"?>
<ClinicalDocument xmlns="urn:hl7-org:v3"><title>診療情報提供書</title>
<recordTarget><patientRole><id root="1.2.392.100495.20.3.51.11319900011" extension="00012345"/>
<patient><name use="IDE"><family>見本</family><given>太郎</given></name><name use="SYL"><family>ミホン</family><given>タロウ</given></name>
<administrativeGenderCode code="M"/><birthTime value="19480412"/></patient></patientRole></recordTarget>
<component><structuredBody><component><section><title>現病歴</title>
<text><paragraph>K &lt; 5.0 &amp; 体重 62.10 kg</paragraph><paragraph onmouseover="alert(1)">経過良好<br/>退院</paragraph><script>alert(1)</script></text>
</section></component></structuredBody></component></ClinicalDocument>`

describe('a CDA document', () => {
  it('D2: gives its text without markup: no stylesheet, no element, its values as written', () => {
    expect(cdaText(CDA)).toEqual({
      title: '診療情報提供書',
      text: '現病歴\nK < 5.0 & 体重 62.10 kg\n経過良好\n退院\nalert(1)',
    })
  })

  it('PID-6: names its patient for the check', () => {
    expect(cdaPatient(CDA)).toEqual({
      name: { ideographic: '見本 太郎', phonetic: 'ミホン タロウ', alphabetic: undefined },
      birthDate: { text: '1948-04-12', precision: 'day' },
      sex: 'male',
      numbers: [{ system: 'urn:oid:1.2.392.100495.20.3.51.11319900011', value: '00012345' }],
    })
    expect(cdaPatient('<ClinicalDocument/>')).toBeUndefined()
  })

  it('D3: an entity of its own is not expanded', () => {
    const bomb =
      '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><ClinicalDocument><structuredBody>&b;</structuredBody></ClinicalDocument>'
    expect(cdaText(bomb).text).toBe('&b;')
  })
})
