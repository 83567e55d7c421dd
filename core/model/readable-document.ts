/**
 * A document made readable: what the pages show of a CDA, whatever its level.
 * core/wire/cda makes it, web renders it; nothing of the original markup, style or script is left in it.
 */
export type ReadableDocument = {
  readonly title: string
  /** DTM text of the CDA, `yyyyMMddHHmmss±zzzz`. */
  readonly effectiveTime: string
  readonly language: string
  readonly patient: { readonly name: string; readonly birthDate?: string; readonly sex?: string }
  readonly authors: readonly {
    readonly name: string
    readonly speciality?: string
    readonly organisation?: string
  }[]
  readonly custodian?: string
  /** When the care took place. */
  readonly serviceTime?: string
  readonly sections: readonly ReadableSection[]
  /** The body of a level 1 CDA, or the PDF copy inside a structured one. */
  readonly attachments: readonly ReadableAttachment[]
}

export type ReadableSection = {
  readonly title: string
  readonly blocks: readonly Block[]
  readonly sections: readonly ReadableSection[]
}

export type ReadableAttachment = {
  /** Position among the document's base64 bodies, from 0. */
  readonly index: number
  /** `application/pdf`, `image/jpeg`, `text/plain`… */
  readonly mediaType: string
}

export type Block =
  | { readonly kind: 'paragraph'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'heading'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] }
  | {
      readonly kind: 'table'
      readonly caption: readonly Inline[]
      readonly head: readonly (readonly TableCell[])[]
      readonly body: readonly (readonly TableCell[])[]
    }
  | {
      readonly kind: 'image'
      readonly mediaType: string
      readonly base64: string
      readonly alternative: string
    }

export type TableCell = {
  readonly header: boolean
  readonly columns: number
  readonly rows: number
  readonly blocks: readonly Block[]
}

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'emphasis'; readonly strong: boolean; readonly inlines: readonly Inline[] }
  | { readonly kind: 'sup' | 'sub'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'break' }
