/** What `carnet --help` says. contract.md §6. */
const nbsp = '\u00a0'

export const usage = `Usage${nbsp}: npm run -s carnet -- COMMANDE [OPTIONS]

Un logiciel de professionnel en ligne de commande, avec les cartes de démonstration.

  deposit FICHIER --card CARTE [--patient INS[@OID]] [--type CODE] [--title TITRE]
                  [--hide-from professionals|patient|representatives] [--replace IDENTIFIANT]
                  [--mssante ADRESSE]… [--mssante-account FICHIER]
      Dépose un document et affiche son identifiant unique. Un CDA part tel quel, pour son propre
      patient${nbsp}; un PDF, JPEG, TIFF, RTF ou texte est placé dans un CDA de niveau 1.
      --replace${nbsp}: à la place d’un de vos documents, qui devient une ancienne version.
      Dit sur la sortie d’erreur si le jour dû est passé, et si le document se transmet aussi par MSSanté.
      --mssante${nbsp}: l’envoie aussi à cette adresse (…@….mssante.fr, INS@patient.mssante.fr), autant de
      fois qu’il y a d’adresses, par le serveur d’envoi que dit --mssante-account. Ce qui échoue d’un
      côté ne défait pas l’autre.
  resume [IDENTIFIANT --card CARTE --mssante-account FICHIER [--doubtful]]
      Finit un dépôt avec MSSanté qui ne l’est pas, sans rien refaire${nbsp}; sans identifiant, les liste.
      --doubtful${nbsp}: renvoie aussi les messages dont on ne sait pas s’ils sont partis.
  window FICHIER --card CARTE [les options de deposit]
      Affiche l’adresse, qui ne s’ouvre qu’une fois, de la fenêtre d’envoi${nbsp}: titre, qui peut consulter, envoyer
      ou retenir. Rien ne part avant «${nbsp}Envoyer${nbsp}»\u202f; affiche alors l’identifiant du document.
  find --card CARTE --patient INS [--type CODE] [--since DATE] [--status STATUT]
       [--with ÉTAT] [--without ÉTAT] [--json]
      Liste les documents que la carte peut voir. --since${nbsp}: déposés depuis cette date.
      --status${nbsp}: approved (par défaut), archived, deprecated, séparés par des virgules.
      --with, --without${nbsp}: ceux qui sont dans ces états, ou qui n’y sont pas${nbsp}: masked,
      invisible-to-patient, invisible-to-representatives, archived, obsolete.
  get IDENTIFIANT --card CARTE --patient INS -o FICHIER [--provenance]
      Écrit les octets du document dans le fichier (-o -${nbsp}: sur la sortie standard).
      --provenance${nbsp}: et d’où il vient, dans FICHIER.provenance.json. Dit à qui il n’est pas visible.
  archive|unarchive|delete IDENTIFIANT --card CARTE --patient INS [--json]
      Archive un document, l’en ressort, ou le supprime.
  hide|show IDENTIFIANT --from professionals|patient|representatives --card CARTE --patient INS [--json]
      Cache un document, ou le rend visible (sans retour pour le patient et ses représentants légaux).
  exists --card CARTE --patient INS [--json]
      Dit si le dossier existe et si la carte est autorisée.
  create|reopen --card CARTE --patient INS [--refuse bris-de-glace,centre-15] [--json]
      Ouvre le dossier, ou le rouvre, avec le consentement que la personne vient de donner.
      --refuse${nbsp}: les accès d’urgence auxquels elle s’oppose.
  close --card CARTE --patient INS [--reason TEXTE] [--json]
      Ferme le dossier à la demande de la personne.
  authorise --card CARTE --patient INS [--json]
      Enregistre le consentement que le patient vient de donner.
  list-authorised --card CARTE --patient INS [--status active|blocked|all] [--json]
      Liste ceux que le patient a autorisés ou bloqués.
  list-patients --card CARTE [--since DATE] [--by authorisation|document] [--of PS_IDNAT] [--json]
      Liste les dossiers où la carte est autorisée. --of${nbsp}: ceux d’un professionnel de la structure.
  synthesis --card CARTE --patient INS [--json]
      Dit au médecin traitant quand il doit le prochain volet de synthèse médicale.
  traces --patient INS [--json]
      Historique des accès (démonstration).
  traces verify FICHIER [--witness FICHIER] [--json]
      Vérifie, sans le DMP, un fichier de preuves du journal des traces\u202f; --witness${nbsp}: contre des têtes
      signées que vous avez gardées.
  demo clock advance P43D | set 2026-01-01T08:00:00Z | real
      Déplace l’horloge de la démonstration.

Options communes${nbsp}:
  --traits NOM,PRÉNOM,AAAA-MM-JJ  au lieu de --patient, pour find, get et exists${nbsp}: la personne que
                  ces traits de naissance désignent seule, comme la trouve INSi
  --url URL       adresse du DMP (celle de la démonstration par défaut)
  --mode MODE     normal, bris-de-glace (avec --reason) ou centre-15
  --reason TEXTE  motif de l’accès en urgence (de close${nbsp}: ce qu’en dit la personne)
  --secret-session  connexion secrète d’un mineur${nbsp}: rien n’est dit à ses représentants légaux,
                  et --hide-from est obligatoire pour déposer
  --pin CODE      code de la carte (celui du fichier de la carte par défaut)

Codes de sortie${nbsp}: 0 fait, 2 mauvais usage, 3 refus du DMP, 4 entrée ou carte inutilisable,
5 DMP injoignable.
`
