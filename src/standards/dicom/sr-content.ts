import { type DicomJson, type DicomPersonName, itemsOf, numbersOf, personNameOf, textOf } from './dicom-json.ts'

/** A coded concept (PS3.3 table 8.8-1). */
export interface Code {
  readonly value: string
  readonly scheme: string
  readonly meaning: string
}

/** An instance that a content item points at (PS3.3 C.18.3, C.18.4); no frames = all of it. */
export interface SopReference {
  readonly sopClassUid: string
  readonly sopInstanceUid: string
  readonly frames: readonly number[]
}

/** What a content item says (PS3.3 C.17.3.2.1); `unread` keeps the name of a value type that is not understood here. */
export type SrValue =
  | { readonly type: 'CONTAINER'; readonly continuity: string | undefined; readonly template: string | undefined }
  | { readonly type: 'TEXT' | 'DATE' | 'TIME' | 'DATETIME' | 'UIDREF'; readonly text: string }
  | { readonly type: 'PNAME'; readonly name: DicomPersonName }
  | { readonly type: 'CODE'; readonly code: Code }
  /** `text` as recorded; undefined where no value could be had (`qualifier` may say why). */
  | {
      readonly type: 'NUM'
      readonly text: string | undefined
      readonly unit: Code | undefined
      readonly qualifier: Code | undefined
    }
  | { readonly type: 'IMAGE' | 'COMPOSITE' | 'WAVEFORM'; readonly references: readonly SopReference[] }
  /** Column and row of each point (PS3.3 C.18.6). */
  | { readonly type: 'SCOORD'; readonly graphic: string; readonly data: readonly number[] }
  /** Patient coordinates in mm (PS3.3 C.18.9). */
  | {
      readonly type: 'SCOORD3D'
      readonly graphic: string
      readonly data: readonly number[]
      readonly frameOfReferenceUid: string | undefined
    }
  /** Refers to another item of the tree by its path, from 1 (PS3.3 C.17.3.2.5). */
  | { readonly type: 'reference'; readonly path: readonly number[] }
  | { readonly type: 'unread'; readonly valueType: string }

/** One item of the content tree of a structured report. */
export interface SrItem {
  /** `CONTAINS`, `HAS OBS CONTEXT` …; undefined for the root. */
  readonly relationship: string | undefined
  readonly concept: Code | undefined
  readonly value: SrValue
  readonly items: readonly SrItem[]
}

const T = {
  valueType: '0040A040',
  relationship: '0040A010',
  conceptName: '0040A043',
  content: '0040A730',
  continuity: '0040A050',
  contentTemplate: '0040A504',
  mappingResource: '00080105',
  templateIdentifier: '0040DB00',
  textValue: '0040A160',
  date: '0040A121',
  time: '0040A122',
  dateTime: '0040A120',
  uid: '0040A124',
  personName: '0040A123',
  conceptCode: '0040A168',
  measuredValue: '0040A300',
  numericValue: '0040A30A',
  measurementUnits: '004008EA',
  qualifier: '0040A301',
  referencedSop: '00081199',
  referencedSopClass: '00081150',
  referencedSopInstance: '00081155',
  referencedFrame: '00081160',
  graphicType: '00700023',
  graphicData: '00700022',
  frameOfReference: '30060024',
  reference: '0040DB73',
  codeValue: '00080100',
  codingScheme: '00080102',
  codeMeaning: '00080104',
  longCodeValue: '00080119',
  urnCodeValue: '00080120',
} as const

const TEXT_TAGS = {
  TEXT: { tag: T.textValue, vr: 'UT' },
  DATE: { tag: T.date, vr: 'DA' },
  TIME: { tag: T.time, vr: 'TM' },
  DATETIME: { tag: T.dateTime, vr: 'DT' },
  UIDREF: { tag: T.uid, vr: 'UI' },
} as const

/** Deeper than any template; a tree that goes on is cut there, so that a hostile file does not end the page (D8). */
const DEEPEST = 100

/** The content tree of a report: every item of the data set, also those that are not understood. */
export function readSrContent(dataSet: DicomJson, depth = 0): SrItem {
  const items = depth >= DEEPEST ? [] : itemsOf(dataSet, T.content)
  return {
    relationship: textOf(dataSet, T.relationship),
    concept: codeOf(dataSet, T.conceptName),
    value: readValue(dataSet),
    items: items.map((item) => readSrContent(item, depth + 1)),
  }
}

function readValue(dataSet: DicomJson): SrValue {
  const valueType = textOf(dataSet, T.valueType)
  switch (valueType) {
    case 'CONTAINER':
      return {
        type: valueType,
        continuity: textOf(dataSet, T.continuity),
        template: itemsOf(dataSet, T.contentTemplate).map((each) => textOf(each, T.templateIdentifier))[0],
      }
    case 'TEXT':
    case 'DATE':
    case 'TIME':
    case 'DATETIME':
    case 'UIDREF':
      return { type: valueType, text: textOf(dataSet, TEXT_TAGS[valueType].tag) ?? '' }
    case 'PNAME':
      return { type: valueType, name: personNameOf(dataSet, T.personName) ?? {} }
    case 'CODE': {
      const code = codeOf(dataSet, T.conceptCode)
      return code === undefined ? { type: 'unread', valueType } : { type: valueType, code }
    }
    case 'NUM': {
      const [measured] = itemsOf(dataSet, T.measuredValue)
      return {
        type: valueType,
        text: measured === undefined ? undefined : textOf(measured, T.numericValue),
        unit: measured === undefined ? undefined : codeOf(measured, T.measurementUnits),
        qualifier: codeOf(dataSet, T.qualifier),
      }
    }
    case 'IMAGE':
    case 'COMPOSITE':
    case 'WAVEFORM':
      return { type: valueType, references: itemsOf(dataSet, T.referencedSop).flatMap(sopReferenceOf) }
    case 'SCOORD':
      return { type: valueType, graphic: textOf(dataSet, T.graphicType) ?? '', data: numbersOf(dataSet, T.graphicData) }
    case 'SCOORD3D':
      return {
        type: valueType,
        graphic: textOf(dataSet, T.graphicType) ?? '',
        data: numbersOf(dataSet, T.graphicData),
        frameOfReferenceUid: textOf(dataSet, T.frameOfReference),
      }
    case undefined: {
      const path = numbersOf(dataSet, T.reference)
      return path.length > 0 ? { type: 'reference', path } : { type: 'unread', valueType: '' }
    }
    default:
      return { type: 'unread', valueType }
  }
}

/** Referenced SOP Class, Instance and Frame of one item; empty where it names no instance. */
export function sopReferenceOf(item: DicomJson): readonly SopReference[] {
  const sopInstanceUid = textOf(item, T.referencedSopInstance)
  if (sopInstanceUid === undefined) return []
  const sopClassUid = textOf(item, T.referencedSopClass) ?? ''
  return [{ sopClassUid, sopInstanceUid, frames: numbersOf(item, T.referencedFrame) }]
}

/** The first code of a code sequence; a code without meaning is told by its value. */
function codeOf(dataSet: DicomJson, tag: string): Code | undefined {
  const [item] = itemsOf(dataSet, tag)
  if (item === undefined) return undefined
  const value = textOf(item, T.codeValue) ?? textOf(item, T.longCodeValue) ?? textOf(item, T.urnCodeValue) ?? ''
  const meaning = textOf(item, T.codeMeaning) ?? value
  return value === '' && meaning === '' ? undefined : { value, scheme: textOf(item, T.codingScheme) ?? '', meaning }
}

export function isCode(code: Code | undefined, { value, scheme }: Code): boolean {
  return code?.value === value && code.scheme === scheme
}

/** The data set of one content item with all below it; for the root, what stands beside the header of the document. */
export function srContentDataSet({ relationship, concept, value, items }: SrItem): DicomJson {
  return {
    ...(relationship === undefined ? {} : { [T.relationship]: { vr: 'CS', Value: [relationship] } }),
    ...(concept === undefined ? {} : { [T.conceptName]: codeSequence(concept) }),
    ...valueDataSet(value),
    ...(items.length === 0 ? {} : { [T.content]: { vr: 'SQ', Value: items.map(srContentDataSet) } }),
  }
}

function valueDataSet(value: SrValue): DicomJson {
  if (value.type === 'reference') return { [T.reference]: { vr: 'UL', Value: value.path } }
  const type = value.type === 'unread' ? value.valueType : value.type
  return { [T.valueType]: { vr: 'CS', Value: [type] }, ...contentOfValue(value) }
}

function contentOfValue(value: Exclude<SrValue, { readonly type: 'reference' }>): DicomJson {
  switch (value.type) {
    case 'CONTAINER':
      return {
        [T.continuity]: { vr: 'CS', Value: [value.continuity ?? 'SEPARATE'] },
        ...(value.template === undefined ? {} : { [T.contentTemplate]: templateSequence(value.template) }),
      }
    case 'PNAME':
      return { [T.personName]: { vr: 'PN', Value: [value.name] } }
    case 'CODE':
      return { [T.conceptCode]: codeSequence(value.code) }
    case 'NUM':
      return {
        [T.measuredValue]: { vr: 'SQ', Value: value.text === undefined ? [] : [measuredValue(value.text, value.unit)] },
        ...(value.qualifier === undefined ? {} : { [T.qualifier]: codeSequence(value.qualifier) }),
      }
    case 'IMAGE':
    case 'COMPOSITE':
    case 'WAVEFORM':
      return { [T.referencedSop]: { vr: 'SQ', Value: value.references.map(sopReferenceItem) } }
    case 'SCOORD':
      return graphic(value.graphic, value.data)
    case 'SCOORD3D':
      return {
        ...graphic(value.graphic, value.data),
        ...(value.frameOfReferenceUid === undefined
          ? {}
          : { [T.frameOfReference]: { vr: 'UI', Value: [value.frameOfReferenceUid] } }),
      }
    case 'unread':
      return {}
    default: {
      const { tag, vr } = TEXT_TAGS[value.type]
      return { [tag]: { vr, Value: [value.text] } }
    }
  }
}

/** Referenced SOP Class, Instance and Frame as an item of a sequence. */
export function sopReferenceItem({ sopClassUid, sopInstanceUid, frames }: SopReference): DicomJson {
  return {
    [T.referencedSopClass]: { vr: 'UI', Value: [sopClassUid] },
    [T.referencedSopInstance]: { vr: 'UI', Value: [sopInstanceUid] },
    ...(frames.length === 0 ? {} : { [T.referencedFrame]: { vr: 'IS', Value: frames } }),
  }
}

function codeSequence({ value, scheme, meaning }: Code) {
  const item: DicomJson = {
    [T.codeValue]: { vr: 'SH', Value: [value] },
    [T.codingScheme]: { vr: 'SH', Value: [scheme] },
    [T.codeMeaning]: { vr: 'LO', Value: [meaning] },
  }
  return { vr: 'SQ', Value: [item] } as const
}

function templateSequence(identifier: string) {
  const item: DicomJson = {
    [T.mappingResource]: { vr: 'CS', Value: ['DCMR'] },
    [T.templateIdentifier]: { vr: 'CS', Value: [identifier] },
  }
  return { vr: 'SQ', Value: [item] } as const
}

function measuredValue(text: string, unit: Code | undefined): DicomJson {
  return {
    [T.numericValue]: { vr: 'DS', Value: [text] },
    ...(unit === undefined ? {} : { [T.measurementUnits]: codeSequence(unit) }),
  }
}

function graphic(type: string, data: readonly number[]): DicomJson {
  return {
    [T.graphicType]: { vr: 'CS', Value: [type] },
    [T.graphicData]: { vr: 'FL', Value: data },
  }
}
