/** A message that the law makes us send. Spec: rules.md §6 (EMG-07) and §9 (TRA-07). */
export type NoticeRecipient = 'holder' | 'medecinTraitant'

export type NoticeCause = 'access' | 'brisDeGlace' | 'centre15'

export type Notice = { readonly to: NoticeRecipient; readonly cause: NoticeCause }
