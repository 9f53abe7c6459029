import type { ClinicalTime } from '../clinical-time.ts'
import type { Diagnosis } from '../condition-facts.ts'
import type { Procedure } from '../event-facts.ts'
import type { FacilityId } from '../facility.ts'
import type { Concept, Sensitivity } from '../fact-base.ts'
import { newestFirst } from './recorded-time.ts'

/** A record from which dialysis or an implanted device is known: it is told by the record's own words and kind. */
export interface CareAid {
  readonly key: string
  /** `ended`: the record took away or ended what it names (抜去, 閉鎖, 離脱): of older records of it, too, that is to be known. */
  readonly what: 'dialysis' | 'device' | 'ended'
  /** As recorded. */
  readonly text: string
  /** Where it was found: a treatment, or the name of a diagnosis (「維持透析中」). */
  readonly from: 'procedure' | 'diagnosis'
  readonly at: ClinicalTime | undefined
  readonly facility: FacilityId
  readonly sensitivity: readonly Sensitivity[]
}

const DIALYSIS = /透析|人工腎臓|血液濾過|血液ろ過|腹膜灌流|CAPD/i
const DEVICE =
  /ペースメーカ|除細動器|心臓再同期|CRT-?[PD]\b|ICD植|人工弁|弁置換|人工関節|人工骨頭|ステント|シャント|CVポート|中心静脈ポート|人工肛門|ストーマ|胃瘻|胃ろう|気管切開|在宅酸素|人工呼吸器|植込|埋込/i

/** Holds the word and claims no such thing: 糖尿病透析予防指導管理料 is for patients who are not on dialysis. */
const PREVENTION = /透析(?:導入)?予防/g

/** Names of what ends an aid; a trial or a failure of it does not, nor what puts the next one into place (FACE-1). */
const ENDING = /抜去|除去術|摘出術|閉鎖術|閉鎖後|抜管|(?:離脱|終了|中止)(?!困難|不|失敗|訓練|時)/
const ANOTHER = /交換|入れ?替|移植|造設|植え?込み?術|再植|挿入|留置術|置換/

/** ICD-10 Z99.2 (dependence on dialysis), Z95.0 (pacemaker), Z95.2–Z95.5, Z96.6: beside what the words say. */
const DIALYSIS_CODES = /^Z992|^Z49/
const DEVICE_CODES = /^Z95[0-58-9]|^Z96[46]/

/** K and J codes of the fee schedule: J038 人工腎臓, J042 腹膜灌流; K597 ペースメーカー移植術, K599 植込型除細動器. */
const DIALYSIS_PROCEDURES = /^J0?(?:38|42)(?:\D|$)/
const DEVICE_PROCEDURES = /^K(?:597|598|599|082|555)(?:\D|$)/

/**
 * 透析 and implanted or worn devices, from treatments and from the names of diagnoses that go on. One line for one text of
 * one hospital: of a dialysis that is given three times a week the newest record stands.
 */
export function dialysisAndDevices(
  procedures: readonly Procedure[],
  diagnoses: readonly Diagnosis[],
): readonly CareAid[] {
  const done = procedures
    .filter(({ status }) => !['cancelled', 'entered-in-error', 'planned'].includes(status))
    .flatMap((fact) => aid(fact, 'procedure', fact.name, DIALYSIS_PROCEDURES, DEVICE_PROCEDURES))
  const known = diagnoses
    .filter(({ status, isEnded }) => !isEnded && !['cancelled', 'entered-in-error'].includes(status))
    .filter(({ isSuspected }) => !isSuspected)
    .flatMap((fact) => aid(fact, 'diagnosis', fact.name, DIALYSIS_CODES, DEVICE_CODES))
  const inOrder = [...done, ...known].toSorted((one, other) => newestFirst(one.at, other.at))
  const seen = new Set<string>()
  return inOrder
    .filter(({ facility, from, text }) => {
      const key = `${facility}|${from}|${text}`
      const isNew = !seen.has(key)
      seen.add(key)
      return isNew
    })
    .toSorted((one, other) => PLACE[one.what] - PLACE[other.what])
}

const PLACE = { dialysis: 0, device: 1, ended: 2 } as const

function aid(
  fact: Procedure | Diagnosis,
  from: CareAid['from'],
  name: Concept,
  dialysisCodes: RegExp,
  deviceCodes: RegExp,
): CareAid[] {
  const words = name.text.normalize('NFKC').replaceAll(PREVENTION, '')
  const hasCode = (codes: RegExp) => name.codings.some(({ code }) => codes.test(code.replace('.', '')))
  const isDialysis = DIALYSIS.test(words) || hasCode(dialysisCodes)
  if (!isDialysis && !DEVICE.test(words) && !hasCode(deviceCodes)) return []
  const isOver = ENDING.test(words) && !ANOTHER.test(words)
  return [
    {
      key: fact.key,
      what: isOver ? 'ended' : isDialysis ? 'dialysis' : 'device',
      text: name.text,
      from,
      at: fact.at ?? fact.recordedAt,
      facility: fact.facility,
      sensitivity: fact.sensitivity,
    },
  ]
}
