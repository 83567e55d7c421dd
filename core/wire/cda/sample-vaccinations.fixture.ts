/** Sections of a note of vaccination with invented vaccinations, in the shape of the CI-SIS 2023. */
export type SampleVaccination = {
  readonly atc: string
  readonly product: string
  /** HL7 TS. */
  readonly day: string
  /** The date as the line that people read has it. */
  readonly read: string
  readonly lot?: string
  readonly rank?: number
  readonly attributes?: string
  readonly status?: string
}

export function vaccinationSections(done: readonly SampleVaccination[]): string {
  const rows = done.map(
    ({ read, product }, at) => `<tr><td>${read}</td><td><content ID="v${at}">${product}</content></td></tr>`,
  )
  return `<component><section><code code="11369-6" codeSystem="2.16.840.1.113883.6.1" displayName="Historique des vaccinations"/>
<title>Vaccinations</title><text><table><tbody>${rows.join('')}</tbody></table></text>${done.map(entry).join('')}</section></component>`
}

function entry(sample: SampleVaccination, index: number): string {
  const { atc, product, day, lot, rank, attributes = 'moodCode="EVN"', status = 'completed' } = sample
  return `<entry><substanceAdministration classCode="SBADM" ${attributes}>
<templateId root="1.3.6.1.4.1.19376.1.5.3.1.4.12"/><id root="1.2.250.1.999.7"/>
<code code="IMMUNIZ" codeSystem="2.16.840.1.113883.5.4"/><text><reference value="#v${index}"/></text>
<statusCode code="${status}"/><effectiveTime value="${day}"/>
<consumable><manufacturedProduct><manufacturedMaterial>
<code code="${atc}" codeSystem="2.16.840.1.113883.6.73" displayName="${product}"/><name>${product}</name>
${lot === undefined ? '' : `<lotNumberText>${lot}</lotNumberText>`}</manufacturedMaterial></manufacturedProduct></consumable>
<performer typeCode="PRF"><assignedEntity><id nullFlavor="UNK"/><assignedPerson><name><family>ESSAI</family><given>Ada</given><suffix>DR</suffix></name></assignedPerson>
<representedOrganization><name>Cabinet des Essais</name></representedOrganization></assignedEntity></performer>
${rank === undefined ? '' : `<entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN"><code code="30973-2" codeSystem="2.16.840.1.113883.6.1"/><value xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="INT" value="${rank}"/></observation></entryRelationship>`}
</substanceAdministration></entry>`
}
