/** The part of `@medplum/core` that is measured. */
export interface Medplum {
  readonly Hl7Message: {
    parse(text: string): {
      readonly segments: ReadonlyArray<{
        readonly fields: ReadonlyArray<{ readonly components: ReadonlyArray<readonly string[]> }>
      }>
    }
  }
}

/** The part of `node-hl7-client` that is measured. */
export interface NodeHl7Client {
  readonly Message: new (options: { readonly text: string }) => NodeHl7ClientNode
}
interface NodeHl7ClientNode {
  toArray(): readonly NodeHl7ClientNode[]
  toString(): string
}

/** The part of `simple-hl7` that is measured; values nest as field → repetition or components → subcomponents. */
export interface SimpleHl7 {
  readonly default: {
    readonly Parser: new () => {
      parse(text: string): { readonly header: SimpleHl7Segment; readonly segments: readonly SimpleHl7Segment[] }
    }
  }
}
interface SimpleHl7Segment {
  readonly fields: readonly SimpleHl7Value[]
}
export type SimpleHl7Value = string | readonly SimpleHl7Value[] | { readonly value: readonly SimpleHl7Value[] }

/** The part of `hl7v2` that is measured. */
export interface Hl7v2 {
  readonly HL7Message: {
    parse(text: string): {
      readonly segments: ReadonlyArray<{
        readonly segmentType: string
        readonly fields: ReadonlyArray<
          | {
              readonly repetitions: ReadonlyArray<{
                readonly components?: ReadonlyArray<{ getValue(subcomponent?: number): unknown } | undefined>
              }>
            }
          | undefined
        >
      }>
    }
  }
}

/** Loads a peer of `bench/peers/package.json`, which `npm run bench` installs. */
export async function loadPeer<T>(name: string): Promise<T> {
  // A name in a variable: the product's own type check must pass without the peers.
  const peer: T = await import(name)
  return peer
}
