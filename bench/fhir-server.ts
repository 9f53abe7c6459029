/** A FHIR server in a process of its own, so that it shares no thread with what is measured; prints its base. */
import { startFhirFacility } from '#testing/real-servers/fhir-facility.ts'

const { base } = await startFhirFacility({ holdsMany: true })
process.stdout.write(`${base}\n`)
