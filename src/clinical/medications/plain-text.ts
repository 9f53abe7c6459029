/** Text made comparable: full-width letters and digits, spaces. For matching only; the display keeps the sender's (NUM-7). */
export function plainText(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/g, '')
}
