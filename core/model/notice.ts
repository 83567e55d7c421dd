/** A message that the law makes us send. Spec: rules.md §6 (EMG-07) and §9 (TRA-07). */
export type NoticeRecipient = 'holder' | 'medecinTraitant'

export type NoticeCause =
  | 'access'
  | 'brisDeGlace'
  | 'centre15'
  /** A record will be opened, unless the person opposes it (LIF-01). */
  | 'information'
  /** It could not be, on its day (LIF-02). */
  | 'openingFailed'
  /** A document waits for a professional to announce it (VIS-05). */
  | 'unannounced'

export type Notice = { readonly to: NoticeRecipient; readonly cause: NoticeCause }
