import { SYSTEM } from '#standards/fhir/identifier-systems.ts'
import type { Coding } from '#standards/fhir/r4.ts'
import type { Hl7Segment } from '#standards/hl7v2/segment.ts'
import { lookupTable } from '#standards/lookup-table.ts'
import type { SegmentGroup } from '../groups.ts'
import { codingAt, componentsOf } from './coding.ts'
import type { MessageScope } from './scope.ts'

const CONFIDENTIALITY = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality'
const SENSITIVITY_TABLE = 'http://terminology.hl7.org/CodeSystem/v2-0177'

/** HL7 table 0177 in the words of v3: V very restricted, R restricted; U is the usual control. */
const CONFIDENTIALITY_OF = lookupTable<string>({ V: 'V', R: 'R', U: 'N' })

/** PRB-25 as `meta.security`: the general mark that roles are checked against, and the sender's own. */
export function securityOf(scope: MessageScope, prb: Hl7Segment): Coding[] {
  const given = codingAt(scope.facility, componentsOf(prb, 25), 1, { defaultSystem: SENSITIVITY_TABLE })
  if (given === undefined) return []
  const code = CONFIDENTIALITY_OF[prb.text(25).trim().toUpperCase()]
  // A mark that we cannot read still restricts: other values of table 0177 (HIV, PSY …) name what must be guarded.
  return [{ system: CONFIDENTIALITY, code: code ?? 'R' }, given]
}

/** Fields in which a sender may say what the patient has been told: PRB-21 to PRB-24, the mark, and comments. */
const PRB_FIELDS = [21, 22, 23, 24, 25]

/**
 * 未告知 (not told to the patient) and 未提供 (not for others) as `meta.tag` (fhir-jp.md §0.5). SS-MIX2 has no field of its
 * own for them, so any text about the patient's knowledge that says so counts.
 */
export function tagsOf(group: SegmentGroup): Coding[] {
  const texts = group.segments.map(textAboutKnowledge).join('\n')
  const tags: Coding[] = []
  if (texts.includes('未告知') || texts.includes('UNINFORMED')) {
    tags.push({ system: SYSTEM.clinsIndication, code: 'UNINFORMED', display: '未告知' })
  }
  if (texts.includes('未提供') || texts.includes('UNDELIVERED')) {
    tags.push({ system: SYSTEM.clinsIndication, code: 'UNDELIVERED', display: '未提供' })
  }
  return tags
}

function textAboutKnowledge(segment: Hl7Segment): string {
  switch (segment.id) {
    case 'PRB':
      return PRB_FIELDS.map((field) => segment.literal(field)).join('\n')
    case 'ZPR':
      return segment.literal(7)
    case 'NTE':
      return segment.literal(3)
    case 'OBX':
      return `${segment.literal(3)} ${segment.literal(5)}`
    default:
      return ''
  }
}
