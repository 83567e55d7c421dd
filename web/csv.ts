/**
 * A table as a file for a spreadsheet: RFC 4180, with the semicolons of the French ones, and the mark by which they read
 * UTF-8.
 */
const byteOrderMark = '\ufeff'

/** The first line of the file: its columns. */
export function csvHead(columns: readonly string[]): string {
  return byteOrderMark + csvLine(columns)
}

export function csvLine(cells: readonly string[]): string {
  return `${cells.map(cell).join(';')}\r\n`
}

/** A spreadsheet computes what begins so: somebody else's words would be orders. A number is only a number. */
const order = /^[\s\u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/
const number = /^[+-]?\d+(?:[.,]\d+)?$/

function cell(text: string): string {
  const plain = order.test(text) && !number.test(text) ? `'${text}` : text
  return /[;"\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
