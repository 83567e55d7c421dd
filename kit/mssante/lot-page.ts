/** INDEX.HTM and README.TXT of what is sent by MSSanté: for who opens it without a software of health. IHE ITI TF-2 §3.32. */
import { xdmPlaces } from '@carnet/core/wire/xds/xdm.ts'
import { archivePage } from '@carnet/web/archive/archive-page.ts'
import { html } from '@carnet/web/html.ts'

export type ListedDocument = {
  /** File name, in the folder of the lot. */
  readonly name: string
  readonly title: string
  readonly kind: string
  readonly author: string
  readonly madeOn: string
}

export function lotPage(documents: readonly ListedDocument[]): string {
  const title = documents.length === 1 ? 'Un document de santé' : `${documents.length} documents de santé`
  return archivePage({
    title,
    body: html`<h1>${title}</h1>
<p class="keep">Ce fichier contient des données de santé. Gardez-le en lieu sûr.</p>
${documents.map(
  ({ name, title, kind, author, madeOn }) => html`<article class="entry"><h2>${title}</h2>
<p>${kind}</p>
<p class="soft">${[author, madeOn].filter((words) => words !== '').join(', ')}</p>
<ul class="links"><li><a href="${xdmPlaces.folder}/${name}">Original, pour un logiciel de santé (CDA)<span class="off-screen">\u00a0: ${title}</span></a></li></ul>
</article>`,
)}`,
  })
}

export const lotReadMe = `Documents de santé envoyés par MSSanté, au format IHE XDM.

INDEX.HTM est la liste des documents.
IHE_XDM/SUBSET01/METADATA.XML contient leurs métadonnées.
Les fichiers DOC sont les documents, tels que déposés dans le dossier médical partagé.

Ce fichier contient des données de santé. Gardez-le en lieu sûr.
`
