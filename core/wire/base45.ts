/** Bytes in the alphabet that a QR code holds best: two bytes are three of its characters. RFC 9285. */
import { WireError } from './wire-error.ts'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'

export function formatBase45(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 2) {
    const two = at + 1 < bytes.length
    let value = two ? bytes[at]! * 256 + bytes[at + 1]! : bytes[at]!
    for (let digit = 0; digit < (two ? 3 : 2); digit++) {
      text += alphabet[value % 45]
      value = Math.floor(value / 45)
    }
  }
  return text
}

export function parseBase45(text: string): Uint8Array {
  const digits = [...text].map((letter) => alphabet.indexOf(letter))
  if (digits.includes(-1) || digits.length % 3 === 1) throw notBase45()
  const bytes: number[] = []
  for (let at = 0; at < digits.length; at += 3) {
    const [one = 0, two = 0, three] = digits.slice(at, at + 3)
    const value = one + two * 45 + (three ?? 0) * 2025
    if (value > (three === undefined ? 0xff : 0xffff)) throw notBase45()
    if (three !== undefined) bytes.push(value >> 8)
    bytes.push(value & 0xff)
  }
  return Uint8Array.from(bytes)
}

function notBase45(): WireError {
  return new WireError('card', 'base45', '', 'un texte en base 45 (RFC 9285)')
}
