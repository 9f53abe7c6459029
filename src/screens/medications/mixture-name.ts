import type { InjectionCourse } from '#clinical/medications/injection-courses.ts'

/** The drugs of a mixture, as they were written and in the order of the sender. */
export function mixtureName({ newest }: InjectionCourse): string {
  return newest.drugs.map(({ name }) => name.text).join(' ＋ ')
}
