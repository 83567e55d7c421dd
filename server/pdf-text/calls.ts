/** What the process that reads PDFs is asked, and answers. */
export type PdfOrder = {
  readonly bytes: Uint8Array
  readonly pagesMax: number
  readonly charactersMax: number
}

export type PdfAnswer = { readonly pages: readonly string[] } | { readonly unreadable: string }
