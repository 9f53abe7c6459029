export const SERVER_PROGRAMS: readonly { readonly name: string; readonly file: string }[]
export function missingPrograms(): readonly string[]
