import { clinical as clinicalEn } from './en/clinical.ts'
import { patients as patientsEn } from './en/patients.ts'
import { shell as shellEn } from './en/shell.ts'
import type { alerts } from './ja/alerts.ts'
import type { calendar } from './ja/calendar.ts'
import { clinical } from './ja/clinical.ts'
import type { conditions } from './ja/conditions.ts'
import type { documents } from './ja/documents.ts'
import type { faceSheet } from './ja/face-sheet.ts'
import type { imageMeasure } from './ja/image-measure.ts'
import type { images } from './ja/images.ts'
import type { inboundRequest } from './ja/inbound-request.ts'
import type { interruption } from './ja/interruption.ts'
import type { keys } from './ja/keys.ts'
import type { labs } from './ja/labs.ts'
import type { labsGraph } from './ja/labs-graph.ts'
import type { launch } from './ja/launch.ts'
import type { medications } from './ja/medications.ts'
import type { notes } from './ja/notes.ts'
import type { patientOutput } from './ja/patient-output.ts'
import { patients } from './ja/patients.ts'
import type { record } from './ja/record.ts'
import type { selfCheck } from './ja/self-check.ts'
import type { session } from './ja/session.ts'
import { shell } from './ja/shell.ts'
import type { tools } from './ja/tools.ts'
import type { waveform } from './ja/waveform.ts'

/**
 * What the first page needs: the frame, the words of the record, the patient list. Every other screen brings its words
 * with its own code (`src/i18n/<namespace>.ts`). Japanese is the source.
 */
export const ja = { shell, clinical, patients }

export const en = { shell: shellEn, clinical: clinicalEn, patients: patientsEn }

/** All namespaces, one a screen; types only. */
export interface Namespaces {
  readonly shell: typeof shell
  readonly clinical: typeof clinical
  readonly patients: typeof patients
  readonly patientOutput: typeof patientOutput
  readonly record: typeof record
  readonly labs: typeof labs
  readonly calendar: typeof calendar
  readonly medications: typeof medications
  readonly documents: typeof documents
  readonly conditions: typeof conditions
  readonly faceSheet: typeof faceSheet
  readonly labsGraph: typeof labsGraph
  readonly notes: typeof notes
  readonly images: typeof images
  readonly imageMeasure: typeof imageMeasure
  readonly inboundRequest: typeof inboundRequest
  readonly launch: typeof launch
  readonly waveform: typeof waveform
  readonly session: typeof session
  readonly tools: typeof tools
  readonly keys: typeof keys
  readonly alerts: typeof alerts
  readonly selfCheck: typeof selfCheck
  readonly interruption: typeof interruption
}
