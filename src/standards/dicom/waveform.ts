import { type DicomJson, itemsOf, numberOf, numbersOf, textOf } from './dicom-json.ts'
import { bytesOfSample, type DicomSamples, interpretationOf, readChannels, readPadding } from './waveform-samples.ts'
import { WAVEFORM_TAG as TAG } from './waveform-tags.ts'

/** A DICOM waveform object in its own terms (PS3.3 C.10.9, C.10.10). */
export interface DicomWaveform {
  readonly groups: readonly DicomWaveformGroup[]
  readonly annotations: readonly DicomAnnotation[]
  /** What of it could not be read: a group by its number from 1, and why. */
  readonly problems: readonly DicomWaveformProblem[]
}

export interface DicomWaveformGroup {
  /** Number in the sequence, from 1. */
  readonly number: number
  readonly label: string | undefined
  readonly isDerived: boolean
  /** From the acquisition time, ms. */
  readonly timeOffsetMs: number
  readonly samplesPerSecond: number
  readonly channels: readonly DicomWaveformChannel[]
}

export interface DicomWaveformChannel {
  readonly label: string | undefined
  readonly source: DicomCode | undefined
  readonly unit: DicomCode | undefined
  /** Sensitivity × correction factor; undefined = values are counts without a unit. */
  readonly sensitivity: number | undefined
  readonly baseline: number
  /** Of the first sample, ms from the start of the group: time skew, sample skew and offset together. */
  readonly skewMs: number
  readonly lowHz: string | undefined
  readonly highHz: string | undefined
  readonly notchHz: string | undefined
  readonly status: string | undefined
  readonly derivation: string | undefined
  readonly padding: number | undefined
  readonly samples: DicomSamples
}

export interface DicomCode {
  readonly scheme: string
  readonly code: string
  readonly meaning: string
}

export interface DicomAnnotation {
  readonly text: string | undefined
  readonly concept: DicomCode | undefined
  readonly value: DicomCode | undefined
  /** Verbatim digits. */
  readonly number: string | undefined
  readonly unit: DicomCode | undefined
  /** Pairs of multiplex group and channel; channel 0 = the whole group. */
  readonly channels: readonly number[]
  /** Sample positions from 1 (PS3.3 C.10.10.1.2). */
  readonly positions: readonly number[]
  /** Milliseconds from the start of the group. */
  readonly offsetsMs: readonly number[]
  readonly isRange: boolean
}

interface DicomWaveformProblem {
  readonly what: 'no-data' | 'cut-off' | 'unsupported' | 'inconsistent'
  readonly detail: string
}

/** Groups, and channels of a group, beyond which an object is taken for damage. */
const [MOST_GROUPS, MOST_CHANNELS, MOST_ANNOTATIONS] = [256, 1024, 20_000]

/**
 * Reads the waveform modules of a data set. `bulk` gives the bytes of a value that stands elsewhere (BulkDataURI); bytes
 * are little endian, as the DICOM JSON model keeps them. Never throws.
 */
export function readDicomWaveform(
  dataSet: DicomJson,
  bulk: (uri: string) => Uint8Array | undefined = () => undefined,
): DicomWaveform {
  const problems: DicomWaveformProblem[] = []
  const items = itemsOf(dataSet, TAG.WaveformSequence)
  if (items.length > MOST_GROUPS) problems.push({ what: 'unsupported', detail: `WaveformSequence ${items.length}` })
  const groups = items
    .slice(0, MOST_GROUPS)
    .flatMap((item, index) => groupOf(item, index + 1, bulk, (problem) => problems.push(problem)))
  const annotations = itemsOf(dataSet, TAG.WaveformAnnotationSequence)
  if (annotations.length > MOST_ANNOTATIONS) {
    problems.push({ what: 'unsupported', detail: `WaveformAnnotationSequence ${annotations.length}` })
  }
  return { groups, annotations: annotations.slice(0, MOST_ANNOTATIONS).map(annotationOf), problems }
}

function groupOf(
  item: DicomJson,
  number: number,
  bulk: (uri: string) => Uint8Array | undefined,
  tell: (problem: DicomWaveformProblem) => void,
): readonly DicomWaveformGroup[] {
  const where = (text: string) => `${number}: ${text}`
  const definitions = itemsOf(item, TAG.ChannelDefinitionSequence)
  const channelCount = numberOf(item, TAG.NumberOfWaveformChannels) ?? definitions.length
  const samplesPerSecond = numberOf(item, TAG.SamplingFrequency)
  const interpreted = textOf(item, TAG.WaveformSampleInterpretation)
  const interpretation = interpretationOf(interpreted)
  const bits = numberOf(item, TAG.WaveformBitsAllocated)
  if (interpretation === undefined || (bits !== undefined && bits !== bytesOfSample(interpretation) * 8)) {
    tell({ what: 'unsupported', detail: where(`${interpreted ?? '?'} ${bits ?? ''}`.trim()) })
    return []
  }
  if (!Number.isInteger(channelCount) || channelCount < 1 || channelCount > MOST_CHANNELS) {
    tell({ what: 'unsupported', detail: where(`NumberOfWaveformChannels ${channelCount}`) })
    return []
  }
  if (samplesPerSecond === undefined || samplesPerSecond <= 0) {
    tell({ what: 'unsupported', detail: where('SamplingFrequency') })
    return []
  }
  const data = bytesOf(item, TAG.WaveformData, bulk)
  if (data === undefined) {
    tell({ what: 'no-data', detail: where('WaveformData') })
    return []
  }
  if (definitions.length !== channelCount) {
    tell({ what: 'inconsistent', detail: where(`ChannelDefinitionSequence ${definitions.length} / ${channelCount}`) })
  }
  const announced = numberOf(item, TAG.NumberOfWaveformSamples) ?? Number.POSITIVE_INFINITY
  const all = readChannels(data, channelCount, announced, interpretation)
  const read = all[0]?.length ?? 0
  if (Number.isFinite(announced) && read < announced) {
    tell({ what: 'cut-off', detail: where(`WaveformData ${read} / ${announced}`) })
  }
  const padding = readPadding(bytesOf(item, TAG.WaveformPaddingValue, bulk), interpretation)
  return [
    {
      number,
      label: textOf(item, TAG.MultiplexGroupLabel),
      isDerived: textOf(item, TAG.WaveformOriginality) === 'DERIVED',
      timeOffsetMs: numberOf(item, TAG.MultiplexGroupTimeOffset) ?? 0,
      samplesPerSecond,
      channels: all.map((samples, index) => channelOf(definitions[index] ?? {}, samples, padding, samplesPerSecond)),
    },
  ]
}

function channelOf(
  definition: DicomJson,
  samples: DicomSamples,
  padding: number | undefined,
  samplesPerSecond: number,
): DicomWaveformChannel {
  const sensitivity = numberOf(definition, TAG.ChannelSensitivity)
  const correction = numberOf(definition, TAG.ChannelSensitivityCorrectionFactor) ?? 1
  const seconds = (numberOf(definition, TAG.ChannelTimeSkew) ?? 0) + (numberOf(definition, TAG.ChannelOffset) ?? 0)
  const skewed = (numberOf(definition, TAG.ChannelSampleSkew) ?? 0) / samplesPerSecond
  return {
    label: textOf(definition, TAG.ChannelLabel),
    source: codeOf(definition, TAG.ChannelSourceSequence),
    unit: codeOf(definition, TAG.ChannelSensitivityUnitsSequence),
    sensitivity: sensitivity === undefined ? undefined : sensitivity * correction,
    baseline: numberOf(definition, TAG.ChannelBaseline) ?? 0,
    skewMs: (seconds + skewed) * 1000,
    lowHz: textOf(definition, TAG.FilterLowFrequency),
    highHz: textOf(definition, TAG.FilterHighFrequency),
    notchHz: textOf(definition, TAG.NotchFilterFrequency),
    status: textOf(definition, TAG.ChannelStatus),
    derivation: textOf(definition, TAG.ChannelDerivationDescription),
    padding,
    samples,
  }
}

function annotationOf(item: DicomJson): DicomAnnotation {
  const range = textOf(item, TAG.TemporalRangeType)
  return {
    text: textOf(item, TAG.UnformattedTextValue),
    concept: codeOf(item, TAG.ConceptNameCodeSequence),
    value: codeOf(item, TAG.ConceptCodeSequence),
    number: textOf(item, TAG.NumericValue),
    unit: codeOf(item, TAG.MeasurementUnitsCodeSequence),
    channels: numbersOf(item, TAG.ReferencedWaveformChannels),
    positions: numbersOf(item, TAG.ReferencedSamplePositions),
    offsetsMs: numbersOf(item, TAG.ReferencedTimeOffsets),
    isRange: range === 'SEGMENT' || range === 'MULTISEGMENT' || range === 'BEGIN' || range === 'END',
  }
}

/** The first item of a code sequence (PS3.3 8.8). */
function codeOf(dataSet: DicomJson, tag: string): DicomCode | undefined {
  const [item] = itemsOf(dataSet, tag)
  if (item === undefined) return undefined
  return {
    scheme: textOf(item, TAG.CodingSchemeDesignator) ?? '',
    code: textOf(item, TAG.CodeValue) ?? textOf(item, TAG.LongCodeValue) ?? '',
    meaning: textOf(item, TAG.CodeMeaning) ?? '',
  }
}

function bytesOf(
  dataSet: DicomJson,
  tag: string,
  bulk: (uri: string) => Uint8Array | undefined,
): Uint8Array | undefined {
  const element = dataSet[tag]
  if (element?.BulkDataURI !== undefined) return bulk(element.BulkDataURI)
  if (element?.InlineBinary !== undefined) return bytesOfBase64(element.InlineBinary)
  // Servers that give numbers for OW or OB as US or SS.
  const numbers = numbersOf(dataSet, tag)
  return numbers.length === 0 || element?.vr === 'UN' ? undefined : new Uint8Array(Int16Array.from(numbers).buffer)
}

function bytesOfBase64(text: string): Uint8Array | undefined {
  try {
    const binary = atob(text)
    const bytes = new Uint8Array(binary.length)
    for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at)
    return bytes
  } catch {
    return undefined
  }
}
