/** What the process that cleans PDFs is asked, and answers. */
export type CleaningOrder = { readonly bytes: Uint8Array; readonly objectsMax: number }

/** What was taken out: something that acts; another file; nothing, and the PDF was only written anew. */
export type Removed = 'program' | 'file' | 'nothing'

export type CleaningAnswer =
  | { readonly bytes: Uint8Array; readonly removed: Removed }
  /** `program`: it is nothing without what would be taken out. */
  | { readonly refused: 'program' | 'encrypted' | 'unreadable' }
