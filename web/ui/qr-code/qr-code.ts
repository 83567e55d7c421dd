/** A QR code as a drawing of the page itself: black on white in both themes, since readers look for dark squares. */
import { encode } from 'uqr'
import { type Html, html } from '../../html.ts'

/** Modules of quiet zone around, ISO/IEC 18004 §6.3.8. */
const quiet = 4

/** `label`: what it is, for who does not see it. `correction`: how much of it may be damaged, 7 % (L) or 15 % (M). */
export function qrCode(text: string, label: string, correction: 'L' | 'M' = 'M'): Html {
  const { data: rows, size } = encode(text, { ecc: correction, border: quiet })
  // One path: a row of dark squares is one stroke.
  const path = rows.map((row, y) => strokes(row, y)).join('')
  return html`<svg class="qr-code" role="img" aria-label="${label}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#ffffff"/><path d="${path}" stroke="#000000"/></svg>`
}

function strokes(row: readonly boolean[], y: number): string {
  let path = ''
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue
    const from = x
    while (row[x + 1]) x++
    path += `M${from} ${y}.5h${x - from + 1}`
  }
  return path
}
