import { screen, within } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import { fakeNetwork, fakePerson } from '#testing/fake-network.ts'
import { renderScreen } from '#testing/render-screen.tsx'
import { pane, replies, Screen, show, TARO, title } from './testing/render-documents.tsx'
import { bundleOf, fileOf, narrative, sectionOf, stranger, strangerBySpelling } from './testing/sample-documents.ts'

describe('the patient of a document', () => {
  const summary = (patient?: object) =>
    fileOf('退院時サマリー', '2026-11-18', [
      bundleOf([sectionOf('344', '退院時診断', narrative('うっ血性心不全'))], [], patient),
    ])

  it('DOC-2 PID-7: stands above its text with the number and its hospital, and agrees', async () => {
    const { user } = show([summary()])
    await user.click(await title(/退院時サマリー/))
    expect(await within(pane()).findByText('画面の患者と一致')).toBeVisible()
    expect(within(pane()).getByText('見本総合病院 44710092')).toBeVisible()
    expect(await within(pane()).findByText('うっ血性心不全')).toBeVisible()
  })

  it('PID-6 H-02: of somebody else it is never shown, both identities are, and nothing acknowledges it', async () => {
    const { user } = show([summary(stranger)])
    await user.click(await title(/退院時サマリー/))
    const alert = await within(pane()).findByRole('alert')
    expect(within(alert).getByText('別の患者の文書の可能性があるため表示しません')).toBeVisible()
    expect(within(alert).getByRole('row', { name: /生年月日 1950\/01\/01 1948\/04\/12 相違/ })).toBeVisible()
    expect(within(alert).queryByRole('button')).not.toBeInTheDocument()
    expect(screen.queryByText('うっ血性心不全')).not.toBeInTheDocument()
  })

  it('PID-6: another spelling is acknowledged before a word is shown', async () => {
    const { user } = show([summary(strangerBySpelling)])
    await user.click(await title(/退院時サマリー/))
    expect(await within(pane()).findByText('文書の患者を確認してください')).toBeVisible()
    expect(screen.queryByText('うっ血性心不全')).not.toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: '同じ患者であることを確認して表示' }))
    expect(await within(pane()).findByText('うっ血性心不全')).toBeVisible()
    expect(within(pane()).getByText('相違を確認して表示中')).toBeVisible()
  })

  it('PID-3 PID-4: another patient starts anew, and nothing of the first is left', async () => {
    const other = fakePerson('hanako', {
      name: { ideographic: '例示 花子', phonetic: undefined, alphabetic: undefined },
      links: { a: 'linked' },
    })
    function Two() {
      const [person, setPerson] = useState(TARO)
      return (
        <>
          <button type="button" onClick={() => setPerson(other)}>
            次の患者
          </button>
          <Screen person={person} />
        </>
      )
    }
    const { user } = renderScreen(<Two />, {
      network: fakeNetwork({ people: [TARO, other], answers: { b: replies(summary()) } }),
    })
    await user.click(await title(/退院時サマリー/))
    await within(pane()).findByText('うっ血性心不全')
    await user.click(screen.getByRole('button', { name: '次の患者' }))
    expect(screen.queryByText('うっ血性心不全')).not.toBeInTheDocument()
    expect(screen.queryByText(/見本総合病院/)).not.toBeInTheDocument()
  })
})
