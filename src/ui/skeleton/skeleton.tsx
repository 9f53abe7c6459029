import styles from './skeleton.module.css'

/** A static two-tone block in the place and size of what will stand there (SPD-3); nothing moves. */
export function Skeleton({ width, height = 14 }: { readonly width: number | string; readonly height?: number }) {
  return <span className={styles.skeleton} style={{ width, height }} aria-hidden="true" />
}
