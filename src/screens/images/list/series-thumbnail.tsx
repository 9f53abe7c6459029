import { type RefObject, useEffect, useRef, useState } from 'react'
import type { ImageSeries } from '#clinical/imaging/image-study.ts'
import type { Person } from '#clinical/person.ts'
import { useThumbnail } from '#sources/images/thumbnail.query.ts'
import { Icon } from '#ui/icon/icon.tsx'
import styles from './list.module.css'

interface SeriesThumbnailProps {
  readonly person: Person
  readonly series: ImageSeries
}

/** The small picture of a series, asked for when its place comes into view. */
export function SeriesThumbnail({ person, series }: SeriesThumbnailProps) {
  const place = useRef<HTMLSpanElement>(null)
  const isSeen = useSeen(place)
  const blob = useThumbnail(person, isSeen ? series : undefined)
  const address = useObjectAddress(blob instanceof Blob ? blob : undefined)
  return (
    <span ref={place} className={styles.thumb} data-empty={address === undefined ? true : undefined}>
      {address === undefined ? <Icon name="imaging" size={20} /> : <img src={address} alt="" draggable={false} />}
    </span>
  )
}

function useSeen(place: RefObject<HTMLElement | null>): boolean {
  const [isSeen, setSeen] = useState(false)
  useEffect(() => {
    const element = place.current
    if (element === null) return
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true)
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [place])
  return isSeen
}

/** An address of the page's own for a blob, given back when it is no longer drawn. */
function useObjectAddress(blob: Blob | undefined): string | undefined {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    if (blob === undefined) return
    const made = URL.createObjectURL(blob)
    setAddress(made)
    return () => {
      setAddress(undefined)
      URL.revokeObjectURL(made)
    }
  }, [blob])
  return address
}
