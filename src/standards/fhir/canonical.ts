/** Canonical addresses of our own FHIR extensions. They name things; nothing has to answer there. */
const CANONICAL = 'https://renkei-viewer.example/fhir'

/**
 * The text of a number or value exactly as the sender recorded it (DESIGN.md §8.5): servers drop trailing zeros, so
 * whoever writes a quantity puts this beside it and whoever reads prefers it. `valueString`, on the Quantity (or on the
 * element that has the value).
 */
export const RECORDED_VALUE = `${CANONICAL}/StructureDefinition/recorded-value`

/** Tag system of sensitivity marks that a sender gave and no published system names. */
export const SENSITIVITY_SYSTEM = `${CANONICAL}/CodeSystem/sensitivity`
