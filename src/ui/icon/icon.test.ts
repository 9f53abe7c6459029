import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type IconName, isEarlyIcon } from './icon.tsx'
import { RECORD_ICONS } from './record-icons.ts'

/** What a reader sees before a patient is opened. */
const EARLY = ['src/screens/patients/**/*.{ts,tsx}', 'src/app/shell/*.tsx', 'src/app/start-up/*.tsx', 'src/ui/**/*.tsx']

describe('icons that come with the record', () => {
  it('are none that the patient list or the frame around it shows', () => {
    const sources = globSync(EARLY).filter((file) => !/\.test\.|ui\/icon/.test(file))
    const text = sources.map((file) => readFileSync(file, 'utf8')).join('\n')
    const names = Object.keys(RECORD_ICONS) as IconName[]
    expect(names.filter((name) => new RegExp(`(?:icon|name)=["']${name}["']|: '${name}',`).test(text))).toEqual([])
    expect(names.filter(isEarlyIcon)).toEqual([])
  })
})
