/** A code in one column, as stored queries write it: `code^^system`. */
import type { Code } from '@carnet/core/model/code.ts'

export function textOfCode({ code, system }: Code): string {
  return `${code}^^${system}`
}

export function codeOfText(text: string): Code {
  const at = text.indexOf('^^')
  return { code: text.slice(0, at), system: text.slice(at + 2) }
}
