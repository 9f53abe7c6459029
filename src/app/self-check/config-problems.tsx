import { useTranslation } from 'react-i18next'
import type { ConfigProblem } from '#sources/config-reader.ts'
import { StateView } from '#ui/state-view/state-view.tsx'
import styles from './self-check-page.module.css'

/** Every place of config.json that is wrong, with what is expected there (E39). */
export function ConfigProblems({ problems }: { readonly problems: readonly ConfigProblem[] }) {
  const { t } = useTranslation('selfCheck')
  return (
    <section role="alert">
      <StateView
        state="failed"
        title={t(($) => $.config.wrong, { count: problems.length })}
        detail={t(($) => $.config.wrongTodo)}
      />
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t(($) => $.config.place)}</th>
            <th scope="col">{t(($) => $.config.expected)}</th>
          </tr>
        </thead>
        <tbody>
          {problems.map(({ at, expected }) => (
            <tr key={`${at} ${expected}`}>
              <th scope="row">{at === '' ? 'config.json' : at}</th>
              <td lang="en">{expected}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
