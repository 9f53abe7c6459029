import { useTranslation } from 'react-i18next'
import { DEFAULT_ORDER, type PatientOrder } from '#session/patient-list-choices.ts'

/** By what the list is sorted and which way, in words (GRID-7). */
export function useOrderWords(): (order: PatientOrder) => { readonly column: string; readonly direction: string } {
  const { t } = useTranslation('patients')
  return (order) => {
    const isDefault = order.column === DEFAULT_ORDER.column && order.direction === DEFAULT_ORDER.direction
    return {
      column: t(($) => $.order[order.column]),
      direction: t(($) => (isDefault ? $.order.isDefault : $.order[order.direction])),
    }
  }
}
