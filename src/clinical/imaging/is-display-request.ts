/** What makes an address a request, in lower case; the other parameters of RAD-106 only add to one of these. */
const ASKING: readonly string[] = ['requesttype', 'studyuid', 'accessionnumber', 'studyinstanceuids', 'patientid']

/** Whether another system asks by an address to show images (IHE RAD-106); names are read whatever their case. */
export function isDisplayRequest(search: URLSearchParams): boolean {
  return [...search.keys()].some((name) => ASKING.includes(name.toLowerCase()))
}
