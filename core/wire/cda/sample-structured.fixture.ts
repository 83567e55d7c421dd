/** A structured CDA of invented content: the header of `sampleHeader`, and any narrative in its body. */
import { formatLevel1Document } from './level1.ts'
import { sampleHeader } from './sample-header.fixture.ts'

/** The text of a level 1 document of `sampleHeader`, to be altered. */
export function sampleText(): string {
  return Buffer.from(formatLevel1Document(sampleHeader, Buffer.from('%PDF-1.4'))).toString()
}

/** `sections` is the markup of `component` elements. */
export function structuredDocument(sections: string): Uint8Array {
  const [head = '', tail = ''] = sampleText()
    .replace('1.3.6.1.4.1.19376.1.2.20', '1.2.250.1.213.1.1.1.13')
    .split(/<nonXMLBody>.*<\/nonXMLBody>/s)
  return Buffer.from(`${head}<structuredBody>${sections}</structuredBody>${tail}`)
}

/** The same document as data of a stylesheet, which would show something else if it ran. */
export function selfPresenting(document: string): Uint8Array {
  const data = document.replace(/^<\?xml[^>]*\?>/, '')
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:data="urn:asip-sante:ci-sis">
<data:Contenu>${data}</data:Contenu>
<xsl:template match="/"><ClinicalDocument xmlns="urn:hl7-org:v3"><title>Leurre</title></ClinicalDocument></xsl:template>
</xsl:stylesheet>`)
}
