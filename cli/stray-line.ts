/** What is told of a file that lies where no patient's folder is. */
export function strayLine(file: string): string {
  return JSON.stringify({ file, severity: 'warning', what: "the file lies outside of any patient's folder: not used" })
}
