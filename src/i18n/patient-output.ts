import { patientOutput as en } from './en/patient-output.ts'
import { patientOutput as ja } from './ja/patient-output.ts'
import { registerWords } from './registered-words.ts'

registerWords('patientOutput', { ja, en })
