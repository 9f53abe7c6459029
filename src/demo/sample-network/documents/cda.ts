import type { Chart } from '../chart.ts'
import { stamp } from '../day.ts'
import { doctorOf } from '../staff.ts'
import type { Occasion } from '../writers/header-segments.ts'

export interface CdaSection {
  readonly code: string
  readonly title: string
  readonly text: string
}

/** A CDA R2 document with narrative sections, as 診療情報提供書 of the extended storage come. */
export function cdaOf(
  chart: Chart,
  occasion: Occasion,
  type: { readonly loinc: string; readonly title: string },
  sections: readonly CdaSection[],
): Uint8Array {
  const { person, facility } = chart
  const doctor = doctorOf(facility.letter, occasion.department)
  const at = `${stamp(occasion.day, occasion.time)}00+0900`
  const oid = facility.patientIdSystem.replace('urn:oid:', '')
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
  <id root="1.2.392.100495.20.3.51.1${facility.institutionNumber}.9" extension="${chart.nextKey()}"/>
  <code code="${type.loinc}" codeSystem="2.16.840.1.113883.6.1" displayName="${type.title}"/>
  <title>${type.title}</title>
  <effectiveTime value="${at}"/>
  <confidentialityCode code="N" codeSystem="2.16.840.1.113883.5.25"/>
  <languageCode code="ja-JP"/>
  <recordTarget>
    <patientRole>
      <id root="${oid}" extension="${chart.patientId}"/>
      <patient>
        <name use="IDE"><family>${xmlText(person.family)}</family><given>${xmlText(person.given)}</given></name>
        <name use="SYL"><family>${person.familyKana}</family><given>${person.givenKana}</given></name>
        <administrativeGenderCode code="${person.sex}" codeSystem="2.16.840.1.113883.5.1"/>
        <birthTime value="${stamp(person.birth)}"/>
      </patient>
    </patientRole>
  </recordTarget>
  <author>
    <time value="${at}"/>
    <assignedAuthor>
      <id root="1.2.392.100495.20.3.41.1${facility.institutionNumber}" extension="${doctor.id}"/>
      <assignedPerson><name use="IDE"><family>${doctor.family}</family><given>${doctor.given}</given></name></assignedPerson>
      <representedOrganization><name>${facility.name.ja}</name></representedOrganization>
    </assignedAuthor>
  </author>
  <custodian>
    <assignedCustodian><representedCustodianOrganization><id root="1.2.392.100495.20.3.23" extension="${facility.institutionNumber}"/><name>${facility.name.ja}</name></representedCustodianOrganization></assignedCustodian>
  </custodian>
  <component>
    <structuredBody>
${sections.map(sectionXml).join('\n')}
    </structuredBody>
  </component>
</ClinicalDocument>
`
  return new TextEncoder().encode(xml)
}

function sectionXml(section: CdaSection): string {
  const paragraphs = section.text.split('\n').map((line) => `<paragraph>${xmlText(line)}</paragraph>`)
  return `      <component>
        <section>
          <code code="${section.code}" codeSystem="2.16.840.1.113883.6.1"/>
          <title>${section.title}</title>
          <text>${paragraphs.join('')}</text>
        </section>
      </component>`
}

function xmlText(text: string): string {
  return text.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c] ?? c)
}
