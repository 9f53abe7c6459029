import type { Waveform, WaveformFailure } from '#clinical/imaging/waveform.ts'
import { waveformOfDicom } from '#clinical/imaging/waveform-of-dicom.ts'
import { waveformOfMfer } from '#clinical/imaging/waveform-of-mfer.ts'
import { readPart10 } from '#standards/dicom/part10.ts'
import { isMfer } from '#standards/mfer/decode-mfer.ts'
import type { DecodedWaveform, WaveformSource } from './waveform-messages.ts'

/** Decodes what a worker was given. Never throws: what cannot be read is told. */
export function decodeSource(source: WaveformSource): DecodedWaveform {
  try {
    const read = readSource(source)
    return 'groups' in read ? { state: 'decoded', waveform: read } : { state: 'failed', why: read }
  } catch (error) {
    return { state: 'failed', why: { reason: 'broken', detail: error instanceof Error ? error.name : '' } }
  }
}

function readSource(source: WaveformSource): Waveform | WaveformFailure {
  switch (source.format) {
    case 'MFER':
      return isMfer(source.bytes) ? waveformOfMfer(source.bytes) : { reason: 'not-a-waveform', detail: '' }
    case 'DICOM':
      return waveformOfDicom(readPart10(source.bytes).dataSet, source.facility)
    case 'DICOM JSON':
      return waveformOfDicom(source.dataSet, source.facility, (uri) => source.bulk.get(uri))
  }
}

/** The memory of the samples, to be handed over instead of copied. */
export function samplesOf(decoded: DecodedWaveform): ArrayBuffer[] {
  if (decoded.state !== 'decoded') return []
  const buffers = decoded.waveform.groups.flatMap(({ channels }) => channels.map(({ samples }) => samples.buffer))
  return [...new Set(buffers)]
}
