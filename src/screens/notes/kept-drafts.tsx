import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '#clinical/person.ts'
import { languageOf } from '#i18n/i18n.ts'
import { now } from '#sources/freshness.ts'
import type { NoteAuthor } from '#sources/hub/note-content.ts'
import { NoteDraft } from '#sources/hub/note-draft.ts'
import { contentOf } from '#sources/hub/note-resource.ts'
import { type KeptDraft, noteDraftsQuery } from '#sources/hub/notes.query.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import type { NoteDesk, Slot } from './note-desk.ts'
import { timeText } from './note-time.ts'
import styles from './notes.module.css'

interface KeptDraftsProps {
  readonly person: Person
  readonly author: NoteAuthor
  readonly desk: NoteDesk
  onResumed(slot: Slot): void
}

/** Drafts that were begun earlier: offered to the same user, of the same patient, and to nobody else (E25). */
export function KeptDrafts({ person, author, desk, onResumed }: KeptDraftsProps) {
  const { t, i18n } = useTranslation('notes')
  const network = useNetwork()
  const client = useQueryClient()
  useSyncExternalStore(desk.subscribe, desk.revision)
  const query = noteDraftsQuery(network, person.handle, author.id)
  const { data, refetch } = useQuery(query)
  if (data === undefined) return null
  if (!data.isKnown) {
    return (
      <p className={styles.gap} role="status">
        <Icon name="failed" size={16} />
        {t(($) => $.drafts.unknown)}
        <Button
          variant="retry"
          size="strip"
          onClick={() => {
            network.hubStore?.askAnyway()
            void refetch()
          }}
        >
          {t(($) => $.drafts.retry)}
        </Button>
      </p>
    )
  }
  const offered = data.value.filter(({ uuid }) => !desk.has(uuid))
  if (offered.length === 0) return null
  const without = (uuid: string) =>
    client.setQueryData(query.queryKey, { ...data, value: data.value.filter((each) => each.uuid !== uuid) })
  const discard = async (kept: KeptDraft) => {
    const { hubStore } = network
    const draft = new NoteDraft({
      hub: hubStore,
      patientId: hubStore?.patientIdOf(person.handle) ?? '',
      author,
      content: contentOf(kept.resource, { kind: 'network' }),
      now: () => now(network),
      begun: kept,
    })
    if (await draft.discard()) without(kept.uuid)
  }
  return (
    <section className={styles.drafts} aria-label={t(($) => $.drafts.heading)}>
      <ul>
        {offered.map((kept) => {
          const { text, inReplyTo } = contentOf(kept.resource, { kind: 'network' })
          const time = timeText(kept.resource.meta?.lastUpdated, languageOf(i18n)) ?? ''
          return (
            <li key={kept.uuid}>
              <Icon name="note" size={16} />
              <b>{inReplyTo === undefined ? t(($) => $.drafts.new, { time }) : t(($) => $.drafts.reply, { time })}</b>
              <span className={styles['draft-text']}>{text}</span>
              <Button
                size="small"
                variant="outline"
                onClick={() => {
                  const slot = desk.resume(kept)
                  without(kept.uuid)
                  onResumed(slot)
                }}
              >
                {t(($) => $.drafts.resume)}
              </Button>
              <Button size="small" onClick={() => void discard(kept)}>
                {t(($) => $.drafts.discard)}
              </Button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
