import { parseMessage } from '#standards/hl7v2/message.ts'
import {
  type Hl7v2,
  loadPeer,
  type Medplum,
  type NodeHl7Client,
  type SimpleHl7,
  type SimpleHl7Value,
} from './peers/load-peer.ts'

/** Parses a decoded message and hands over every component of every field, as the parser's own interface gives them. */
export type Reader = (text: string, visit: (component: string) => void) => void

export const readOurs: Reader = (text, visit) => {
  for (const segment of parseMessage(text).segments) {
    const { fieldCount } = segment
    for (let field = 1; field <= fieldCount; field++) {
      for (const repetition of segment.repetitions(field)) {
        const { componentCount } = repetition
        for (let component = 1; component <= componentCount; component++) visit(repetition.text(component))
      }
    }
  }
}

/** Readers of the peers, by name. `simple-hl7` and `hl7v2` know only CR as terminator, so that LF is replaced first. */
export async function loadPeerReaders(): Promise<Readonly<Record<string, Reader>>> {
  const [medplum, client, simple, hl7v2] = await Promise.all([
    loadPeer<Medplum>('@medplum/core'),
    loadPeer<NodeHl7Client>('node-hl7-client'),
    loadPeer<SimpleHl7>('simple-hl7'),
    loadPeer<Hl7v2>('hl7v2'),
  ])
  return {
    '@medplum/core': (text, visit) => {
      for (const { fields } of medplum.Hl7Message.parse(text).segments) {
        for (const { components } of fields) for (const repetition of components) repetition.forEach(visit)
      }
    },
    'node-hl7-client': (text, visit) => {
      for (const segment of new client.Message({ text }).toArray()) {
        for (const field of segment.toArray()) {
          for (const repetition of field.toArray()) {
            for (const component of repetition.toArray()) visit(component.toString())
          }
        }
      }
    },
    'simple-hl7': (text, visit) => {
      const { header, segments } = new simple.default.Parser().parse(text.replaceAll('\n', '\r'))
      for (const { fields } of [header, ...segments]) for (const field of fields) visitSimple(field, visit)
    },
    hl7v2: (text, visit) => {
      for (const { fields } of hl7v2.HL7Message.parse(text.replaceAll('\n', '\r')).segments) {
        for (const field of fields) {
          for (const { components = [] } of field?.repetitions ?? []) {
            for (const component of components) visit(String(component?.getValue() ?? ''))
          }
        }
      }
    },
  }
}

function visitSimple(value: SimpleHl7Value, visit: (component: string) => void): void {
  if (typeof value === 'string') visit(value)
  else for (const each of 'value' in value ? value.value : value) visitSimple(each, visit)
}
