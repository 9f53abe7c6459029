import { screen, within } from '@testing-library/react'
import { useState } from 'react'
import { beforeEach } from 'vitest'
import type { Communication } from '#standards/fhir/r4.ts'
import { fakePerson } from '#testing/fake-network.ts'
import { HUB_PERSON, openTestHub, type TestHub } from '#testing/hub-server.ts'
import { renderScreen } from '#testing/render-screen.tsx'
import { NotesScreen } from '../notes.screen.tsx'
import type { NotesAddress } from '../notes-address.ts'

const PERSON = fakePerson(HUB_PERSON, { links: { a: 'linked', f: 'linked' } })
export const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])

/** The hub of the test that runs; every test has its own. */
export let hub: TestHub

/** The screen as the address leads to it. */
export function Screen({ start = {} }: { readonly start?: NotesAddress }) {
  const [address, setAddress] = useState(start)
  return <NotesScreen person={PERSON} address={address} onAddress={setAddress} />
}

/** The screen, with what the hub has, before the physician of the clinic. */
export async function shown(language: 'ja' | 'en' = 'ja') {
  // Signed in as the physician of the clinic.
  const rendered = renderScreen(<Screen />, { network: hub.networkOf('u-1'), language })
  const memo = await screen.findByRole('region', { name: language === 'ja' ? '重要メモ' : 'Important memo' })
  await within(memo).findByRole('button')
  return rendered
}

/** A note that somebody wrote before. */
export async function written(text: string, more: Partial<Communication> = {}, userId = 'u-3'): Promise<Communication> {
  const uuid = crypto.randomUUID()
  const note: Communication = {
    resourceType: 'Communication',
    identifier: [{ system: 'urn:ietf:rfc:3986', value: `urn:uuid:${uuid}` }],
    meta: { security: [{ system: 'http://renkei-viewer.example/fhir/CodeSystem/note-audience', code: 'network' }] },
    extension: [
      {
        url: 'http://renkei-viewer.example/fhir/StructureDefinition/note-facility',
        valueReference: { reference: userId === 'u-3' ? 'Organization/f' : 'Organization/a' },
      },
    ],
    status: 'completed',
    category: [
      { coding: [{ system: 'http://renkei-viewer.example/fhir/CodeSystem/note-category', code: 'note' }] },
      {
        coding: [
          {
            system: 'http://renkei-viewer.example/fhir/CodeSystem/profession',
            code: userId === 'u-3' ? 'pharmacist' : 'nurse',
          },
        ],
      },
    ],
    subject: { reference: `Patient/${HUB_PERSON}` },
    sent: '2026-11-19T11:05:00+09:00',
    sender: {
      identifier: { system: 'http://renkei-viewer.example/fhir/NamingSystem/user', value: userId },
      display: userId === 'u-3' ? '架空 薬師' : '見本 看子',
    },
    payload: [{ contentString: text }],
    ...more,
  }
  const outcome = await hub
    .storeOf(userId)
    .create(note, `urn:ietf:rfc:3986|urn:uuid:${uuid}`, new AbortController().signal)
  if (outcome.kind !== 'written') throw new Error(outcome.kind)
  return outcome.resource as Communication
}

/** What the hub shows to a user of notes that went out. */
export async function sentNotes(userId = 'u-2'): Promise<readonly Communication[]> {
  const all = (await hub.all('Communication', userId)) as readonly Communication[]
  return all.filter(({ status }) => status === 'completed')
}

export const editor = () => screen.getByRole('textbox', { name: '見本 太郎 さんについて書く' })
export const send = () => screen.getByRole('button', { name: '送信' })

beforeEach(async () => {
  hub = await openTestHub()
})

/** The signed-in physician, as the author of a note. */
export function me() {
  return {
    identifier: { system: 'http://renkei-viewer.example/fhir/NamingSystem/user', value: 'u-1' },
    display: '例示 一郎',
  }
}
