/** `code^display^system`, as in authorSpecialty, and `code^^system`, as in stored queries. soap.md §3.1, §4. */
import type { Code } from '@carnet/core/model/code.ts'
import { WireError } from '../wire-error.ts'
import { componentsOf, escapeHl7, joinComponents, unescapeHl7 } from './escape.ts'

/** A text without `^` is a code without system: plain IHE senders write a free speciality. */
export function parseCodedText(text: string, path: string): Code {
  const [code = '', display = '', system = ''] = componentsOf(text.trim()).map(unescapeHl7)
  if (code === '')
    throw new WireError(
      'hl7v2',
      'code',
      path,
      'un code de la forme «\u00a0code^libellé^OID du système\u00a0»',
    )
  return display === '' ? { code, system } : { code, system, display }
}

export function formatCodedText({ code, system, display }: Code): string {
  return joinComponents([escapeHl7(code), escapeHl7(display ?? ''), escapeHl7(system)])
}
