import type { Annotations } from './use-annotations.ts'

type Read = Pick<Annotations, 'reports' | 'keyObjects' | 'presentations'>

/**
 * What was written about images without its words: titles, findings and texts that somebody drew on them may tell of what the
 * patient has not been told (PRV-1). Shapes and numbers that were measured in this viewer stay, and which images are key images.
 */
export function withoutWords<T extends Read>(read: T): T {
  return {
    ...read,
    reports: read.reports.map((report) => ({
      ...report,
      title: undefined,
      groups: report.groups
        .filter(({ measurement }) => measurement !== undefined && measurement.text === '')
        .map((group) => ({ ...group, label: undefined, remarks: [] })),
    })),
    keyObjects: read.keyObjects.map((each) => ({ ...each, title: undefined, description: undefined })),
    presentations: read.presentations.map((each) => ({ ...each, label: '', texts: [] })),
  }
}
