/** Canonical addresses of our own FHIR extensions and code systems. They name things; nothing has to answer there. */
const CANONICAL = 'http://renkei-viewer.example/fhir'

/**
 * The text of a number or value exactly as the sender recorded it (DESIGN.md §8.5): servers drop trailing zeros, so
 * whoever writes a quantity puts this beside it and whoever reads prefers it. `valueString`, on the Quantity or, for a
 * value of another type, on the resource.
 */
export const RECORDED_VALUE = `${CANONICAL}/StructureDefinition/recorded-value`

/** On `Patient.link` of the hub: state of the link (valueCode, a `LinkState`), its day (valueDate), its facility's id. */
export const LINK_STATE = `${CANONICAL}/StructureDefinition/link-state`
export const LINK_SINCE = `${CANONICAL}/StructureDefinition/link-since`
export const LINK_FACILITY = `${CANONICAL}/StructureDefinition/link-facility`

/** On a note of the hub: the facility of its author (valueReference Organization). */
export const NOTE_FACILITY = `${CANONICAL}/StructureDefinition/note-facility`

export const PERSON_MARKER_SYSTEM = `${CANONICAL}/CodeSystem/person-marker`
export const NOTE_CATEGORY_SYSTEM = `${CANONICAL}/CodeSystem/note-category`
export const PROFESSION_SYSTEM = `${CANONICAL}/CodeSystem/profession`
