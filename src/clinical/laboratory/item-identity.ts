import type { FacilityId } from '../facility.ts'
import type { Concept } from '../fact-base.ts'
import { isNamingCode } from '../naming-code.ts'
import type { LabResult, Measurement, VitalSign } from '../observation-facts.ts'
import { type Jlac10, jlac10Of } from './jlac10.ts'
import { methodFamilyOf } from './method-family.ts'

/** What a result measures, as far as its codes say; results are joined by this and by nothing else (LAB-1, H-07). */
export interface ItemIdentity {
  /** Everything but the unit. */
  readonly key: string
  /** Without method: the same item for a reader who pins it. */
  readonly itemKey: string
  readonly code: Jlac10 | undefined
  readonly methodFamily: string | undefined
  /** The code means the same in every facility. */
  readonly isShared: boolean
}

const MATERIAL_SYSTEM = 'http://jpfhir.jp/fhir/core/CodeSystem/JP_ObservationSampleMaterialCode_CS'

/** Systems of items in which a code is the same everywhere and names one analyte in one material by one method. */
const SHARED_ITEM =
  /\/JLAC11\/|\/clins\/CodeSystem\/JLAC10\/|^http:\/\/loinc\.org$|^urn:oid:1\.2\.392\.200119\.6\.1005$/

/**
 * The identity of one measurement of a fact. A JLAC10 code counts with its material, method family and result; where the
 * specimen names another material than the code, that keeps the result apart. An item without a shared code is one only
 * within its hospital and material, by the sender's code or, where there is not even that, by the sender's very text.
 */
export function itemIdentity(measurement: Measurement, fact: LabResult | VitalSign): ItemIdentity {
  const { item } = measurement
  const material = materialCode(fact)
  const code = jlac10Of(item)
  if (code !== undefined) {
    const family = methodFamilyOf(code, { item, method: fact.method })
    const differing = material !== undefined && material !== code.material ? material : ''
    // JDS and NGSP are one item by two methods, with an analyte code each.
    const analyte = code.analyte === '3D045' ? '3D046' : code.analyte
    const itemKey = ['jlac10', analyte, code.identification, code.material, differing, code.result].join('|')
    return { key: `${itemKey}|${family}`, itemKey, code, methodFamily: family, isShared: true }
  }
  const shared = item.codings.find((each) => SHARED_ITEM.test(each.system) && isNamingCode(each))
  const within = shared === undefined ? ownKey(item, fact.facility) : `${shared.system}|${shared.code}`
  const itemKey = `${within}|${material ?? materialText(fact)}`
  const key = `${itemKey}|${fact.method ?? ''}`
  return { key, itemKey, code: undefined, methodFamily: fact.method, isShared: shared !== undefined }
}

function ownKey(item: Concept, facility: FacilityId): string {
  const own = item.codings.find(isNamingCode)
  return own === undefined ? `${facility}|text|${item.text}` : `${facility}|${own.system}|${own.code}`
}

function materialCode(fact: LabResult | VitalSign): string | undefined {
  if (fact.kind !== 'laboratory') return undefined
  return fact.specimen?.material?.codings.find(({ system }) => system === MATERIAL_SYSTEM)?.code
}

function materialText(fact: LabResult | VitalSign): string {
  return fact.kind === 'laboratory' ? (fact.specimen?.material?.text ?? '') : ''
}
