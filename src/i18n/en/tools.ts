import type { tools as source } from '../ja/tools.ts'
import type { Localized } from '../localized.ts'

export const tools: Localized<typeof source> = {
  tools: {
    patientFacing: 'Patient-facing mode',
    patientFacingOn: 'Patient-facing mode is on',
    settings: 'Settings',
    shortcuts: 'Keyboard shortcuts',
    close: 'Close',
  },
  settings: {
    language: 'Language',
    density: 'Row spacing',
    standard: 'Standard',
    relaxed: 'Relaxed',
    keys: 'Keys',
    singleKeys: 'Use single keys (? / b g n)',
    kept: 'Row spacing and keys are kept at the network hub as your settings; the language is kept on this device.',
    notKept:
      'Row spacing and keys last for this session only (the hub cannot keep them); the language is kept on this device.',
  },
}
