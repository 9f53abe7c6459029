/** The attributes of PS3.6 by tag, `(GGGG,EEEE)`; the package comes without types. */
declare module 'dcmjs/dictionary' {
  interface Entry {
    readonly tag: string
    readonly vr: string
    /** Keyword of PS3.6. */
    readonly name: string
  }
  const dictionary: Readonly<Record<string, Entry | undefined>>
  export default dictionary
}
