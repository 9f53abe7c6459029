import type { GraphItem, GraphResult } from '#clinical/laboratory/graph/graph-series.ts'
import type { LabResult, Measurement, ReferenceRange, ReportedFlag } from '#clinical/observation-facts.ts'
import { sampleResult } from './sample-facts.ts'

interface SampleOptions {
  readonly facility?: string
  readonly unit?: string | undefined
  readonly flag?: ReportedFlag['code']
  /** `3.6–4.8`, `≤125` or `≥60`. */
  readonly range?: string
  readonly method?: string
  readonly more?: Partial<LabResult>
}

/** One result for a graph: `sampleGraphResult('2026-11-18T09:05', '<0.02', { unit: 'mg/dL' })`. */
export function sampleGraphResult(at: string, text: string, options: SampleOptions = {}): GraphResult {
  const { facility = 'a', flag, range, method, more = {} } = options
  const unit = 'unit' in options ? options.unit : 'mg/dL'
  const match = /^(<=|>=|<|>)?(\d+(?:\.\d+)?)$/.exec(text)
  const comparator = match?.[1] as '<' | '<=' | '>' | '>=' | undefined
  const fact = sampleResult(facility, at, flag === undefined ? ['見本', text] : ['見本', text, '', flag], {
    value: { text, comparator, magnitude: match === null ? undefined : Number(match[2]), unit },
    ranges: range === undefined ? [] : [sampleRange(range)],
    method,
    ...more,
  })
  const measurement: Measurement = fact
  return { key: fact.key, fact, measurement }
}

export function sampleGraphItem(name: string, results: readonly GraphResult[]): GraphItem {
  return { key: name, name, results }
}

function sampleRange(text: string): ReferenceRange {
  const match = /^(?:([\d.]+)–([\d.]+)|≤([\d.]+)|≥([\d.]+))$/.exec(text)
  const bound = (digits: string | undefined) =>
    digits === undefined
      ? undefined
      : { text: digits, comparator: undefined, magnitude: Number(digits), unit: undefined }
  return { text, low: bound(match?.[1] ?? match?.[4]), high: bound(match?.[2] ?? match?.[3]), appliesTo: undefined }
}
