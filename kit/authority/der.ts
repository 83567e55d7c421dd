/** The four ASN.1 shapes that the private extensions of a card need, in DER. */

export function derInteger(value: number): Uint8Array {
  if (!Number.isInteger(value) || value < 0 || value > 127) throw new RangeError('one byte, not negative')
  return element(0x02, Uint8Array.of(value))
}

export function derOctets(bytes: Uint8Array): Uint8Array {
  return element(0x04, bytes)
}

export function derPrintable(text: string): Uint8Array {
  return element(0x13, Buffer.from(text, 'latin1'))
}

export function derUtf8Sequence(texts: readonly string[]): Uint8Array {
  return element(0x30, Buffer.concat(texts.map((text) => element(0x0c, Buffer.from(text, 'utf8')))))
}

function element(tag: number, content: Uint8Array): Uint8Array {
  if (content.length > 127) throw new RangeError('long lengths are not needed here')
  return Buffer.concat([Uint8Array.of(tag, content.length), content])
}
