/** One state of a component, for the gallery and the accessibility tests. */
import type { Html } from '../html.ts'

export type Example = { readonly name: string; readonly html: Html }
