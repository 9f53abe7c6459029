/** Consents whose last day matters for the look of the list; all others end three years after they were signed. */
export const CONSENT_ENDS: Readonly<Record<string, string>> = {
  'mihon-taro': '2027-03-31',
  'kaku-saburo': '2026-12-02',
  'hyohon-yoshie': '2026-11-30',
  'zurei-takashi': '2026-12-15',
  'reiji-hanako-1': '2027-01-15',
  'reiji-hanako-2': '2027-05-20',
}
