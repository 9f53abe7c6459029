import type { DicomJson } from '#standards/dicom/dicom-json.ts'
import type { ClinicalTime } from '../clinical-time.ts'
import type { StatedPatient } from '../documents/identity-check.ts'
import type { FacilityId } from '../facility.ts'

/** Who the picture server or the file says is on the images (PID-6). */
export interface ImagePatient extends StatedPatient {
  /** The name could not be decoded, or lost its characters on the way; it is then compared by what is left of it. */
  readonly isNameGarbled: boolean
}

/** One study as everything known of it says, joined by Study Instance UID within one facility. */
export interface ImageStudy {
  /** `facility/studyUid`, or the key of the record where no UID is known: never the UID alone (H-20). */
  readonly key: string
  readonly facility: FacilityId
  /** undefined = only ordered or announced without a UID: there are no images to open. */
  readonly studyUid: string | undefined
  readonly at: ClinicalTime | undefined
  readonly title: string
  /** DICOM codes (CT, MR …). */
  readonly modalities: readonly string[]
  readonly bodyPart: string | undefined
  readonly accession: string | undefined
  readonly seriesCount: number | undefined
  readonly instanceCount: number | undefined
  /** undefined = no picture server has answered about it. */
  readonly patient: ImagePatient | undefined
  readonly toldBy: readonly StudyWitness[]
  /** `FactBase.key` of the records (ImagingStudy, order) that belong to it. */
  readonly factKeys: readonly string[]
  /** The facility's own viewer, opened at this study (IHE Invoke Image Display). */
  readonly externalViewer: URL | undefined
  /** Whether images can be opened here, or why not (E34). */
  readonly images: ImageAvailability
  /** Where below the root of the picture server a record says that it is kept: `archive/`; absent = at the root itself, as what the server lists there is. */
  readonly below?: string
}

export type StudyWitness = 'ImagingStudy' | 'DICOMweb' | 'order'

/**
 * `available`: the picture server lists it, or a record says that it is kept at or below its root. `not-published`: the facility gives out no images (画像は公開されていません).
 * `elsewhere`: a record says that they are kept at an address that the configuration does not know, so nothing is asked there
 * (C8). `not-listed`: announced by a record, and the picture server answered completely without it. `not-known`: the picture
 * server has not answered (yet). `none-yet`: ordered, and not done yet.
 */
export type ImageAvailability = 'available' | 'elsewhere' | 'not-published' | 'not-listed' | 'not-known' | 'none-yet'

export interface ImageSeries {
  /** `facility/studyUid/seriesUid`. */
  readonly key: string
  readonly facility: FacilityId
  readonly studyUid: string
  readonly seriesUid: string
  readonly number: number | undefined
  readonly modality: string | undefined
  readonly description: string | undefined
  readonly bodyPart: string | undefined
  readonly laterality: 'R' | 'L' | undefined
  readonly instanceCount: number | undefined
  readonly kind: SeriesKind
  /** As of its study. */
  readonly below?: string
}

export type SeriesKind =
  | 'images'
  | 'waveform'
  | 'document'
  | 'report'
  | 'key-objects'
  | 'presentation-state'
  | 'video'
  | 'other'

export interface ImageInstance {
  readonly sopInstanceUid: string
  readonly sopClassUid: string
  readonly instanceNumber: number | undefined
  /** Number of Frames; 1 for a single-frame image, 0 for an object without pixels. */
  readonly frames: number
  /** Its metadata: everything but the pixels. Addresses of bulk data are already those of the configured server. */
  readonly dataSet: DicomJson
  /** As stored, where the server says so (Available Transfer Syntax UID, or the file's own). */
  readonly transferSyntaxUid: string | undefined
}

/** Three numbers of the patient coordinate system (LPS, mm) or a direction in it (PS3.3 C.7.6.2.1.1). */
export type Vector3 = readonly [x: number, y: number, z: number]

/** Where one frame lies in the patient. */
export interface FrameGeometry {
  /** Centre of the first pixel (Image Position (Patient)), mm. */
  readonly position: Vector3
  /** Direction in which the column index grows: the first three values of Image Orientation (Patient). */
  readonly rowDirection: Vector3
  /** Direction in which the row index grows: the last three. */
  readonly columnDirection: Vector3
  /** Row × column direction. */
  readonly normal: Vector3
  /** The position projected on the normal, mm. */
  readonly alongNormal: number
  readonly frameOfReferenceUid: string | undefined
}

export interface ImageFrame {
  /** `sopInstanceUid#frame`. */
  readonly id: string
  readonly instance: ImageInstance
  /** From 1, as DICOM counts them. */
  readonly frame: number
  readonly rows: number
  readonly columns: number
  /** undefined where the file does not say where it lies (projection images, ultrasound, photographs). */
  readonly geometry: FrameGeometry | undefined
}

/** Frames that belong together, in the order in which they are paged through. */
export interface ImageStack {
  /** Stable for the same instances: what tells the group from the others of its series. */
  readonly key: string
  readonly frames: readonly [ImageFrame, ...ImageFrame[]]
  readonly order: 'position' | 'instance-number'
  /** What sets it apart within its series, for instance `b=1000`; empty for the only one. */
  readonly label: readonly StackTrait[]
  readonly canReformat: true | ReformatObstacle
}

export interface StackTrait {
  readonly trait: 'orientation' | 'size' | 'echo' | 'temporal-position' | 'b-value' | 'stack-id'
  readonly value: string
}

/** Why no volume may be built of a stack (H-18). */
export type ReformatObstacle =
  | { readonly reason: 'no-geometry' | 'too-few-images' | 'no-spacing' | 'colour' }
  | { readonly reason: 'mixed-frames-of-reference' | 'mixed-orientations' }
  /** Distances between neighbours, mm. */
  | { readonly reason: 'unequal-spacing'; readonly least: number; readonly most: number }
  | { readonly reason: 'duplicate-positions'; readonly count: number }
  /** Angle between the normal and the line through the positions. */
  | { readonly reason: 'gantry-tilt'; readonly degrees: number }
