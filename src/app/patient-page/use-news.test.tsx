import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { PatientFacingContext } from '#record/patient-facing.tsx'
import type { RecordScreen } from '#record/to-screen.tsx'
import { usePatientMarks } from '#sources/hub/user-state-context.tsx'
import { fakeAllergy, fakeContraindication } from '#testing/fake-facts.ts'
import { dataOf, FETCHED_AT, fakeNetwork, fakePerson } from '#testing/fake-network.ts'
import { renderScreen } from '#testing/render-screen.tsx'
import { PatientAlerts } from './patient-alerts.tsx'
import { useNews } from './use-news.ts'

const PERSON = fakePerson('p1')

/** The menu's numbers beside the header, which asks for allergies and contraindications. */
function Menu({ opened }: { readonly opened: RecordScreen }) {
  const news = useNews(PERSON, opened)
  const { looked } = usePatientMarks(PERSON)
  return (
    <>
      <PatientAlerts person={PERSON} />
      <button type="button" onClick={() => looked('allergy')}>
        look
      </button>
      <p>病名・アレルギー {news('conditions')}</p>
    </>
  )
}

function render(opened: RecordScreen, isBeforePatient = false) {
  const facing = { isOn: isBeforePatient, toggle: () => {}, hiddenNames: [] }
  const network = fakeNetwork({
    people: [PERSON],
    answers: {
      a: { records: { allergy: dataOf([fakeAllergy('a', 'そば', '2012-03-19')]) } },
      b: {
        records: {
          allergy: dataOf([
            fakeAllergy('b', 'アモキシシリン', '2026-11-22'),
            fakeAllergy('b', 'ラテックス', '2026-11-22', {
              sensitivity: [{ mark: 'undisclosed', asOf: undefined }],
            }),
          ]),
          contraindication: dataOf([fakeContraindication('b', '造影剤', '2026-11-22')]),
        },
      },
    },
  })
  const menu = (
    <PatientFacingContext value={facing}>
      <Menu opened={opened} />
    </PatientFacingContext>
  )
  return renderScreen(menu, { network: { ...network, now: () => FETCHED_AT } })
}

describe('新着 of the menu', () => {
  it('LIST-6: an allergy that came since this user last looked at allergies is counted at 病名・アレルギー', async () => {
    const { user } = render('labs')
    expect(await screen.findByText('造影剤')).toBeVisible()
    expect(screen.getByText('病名・アレルギー 0')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'look' }))
    expect(await screen.findByText('病名・アレルギー 2')).toBeVisible()
  })

  it('LIST-6: the screen that stands open counts nothing: its rows have the dots', async () => {
    const { user } = render('conditions')
    expect(await screen.findByText('造影剤')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'look' }))
    expect(screen.getByText('病名・アレルギー 0')).toBeVisible()
  })

  it('PRV-1: before the patient what they have not been told is in no number', async () => {
    const { user } = render('labs', true)
    expect(await screen.findByText('造影剤')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'look' }))
    expect(await screen.findByText('病名・アレルギー 1')).toBeVisible()
  })
})
