/** What `admin --help` says. */
const nbsp = '\u00a0'

export const usage = `Usage${nbsp}: npm run -s admin -- [--demo] COMMANDE --agent IDENTIFIANT [OPTIONS]

Les gestes de l’exploitant sur la vie des dossiers, tracés au nom de l’agent. À lancer sur une machine
qui a la base et la clé maître, avec les réglages du serveur (docs/exploiter/vie-du-dossier.md).

  inform FICHIER
      Les personnes à informer, une par ligne, en JSON (- ${nbsp}: entrée standard). Le dossier de qui n’en a
      pas s’ouvrira six semaines après l’envoi du message, sauf opposition.
  undelivered --patient INS
      Le message électronique est revenu${nbsp}: une lettre part, les six semaines recommencent.
  activation-code --patient INS
      La personne a perdu sa lettre${nbsp}: une autre part, avec un nouveau code d’activation.
  oppose --patient INS
      La personne s’oppose à l’ouverture, au rattachement, ou à la fermeture de son dossier suspendu.
  open|reopen --patient INS --consent [--refuse bris-de-glace,centre-15]
      La personne informée ou opposée ouvre son dossier${nbsp}; celle qui l’avait fermé le rouvre.
      --consent${nbsp}: elle vient de donner son accord.
  suspend --patient INS --reason TEXTE
  restore --patient INS
      Suspend un dossier pour fraude ou dysfonctionnement, le rétablit.
  close --patient INS --motive CODE [--reason TEXTE]
      Ferme un dossier${nbsp}: DECES, ERREUR_IDENTITE, FRAUDE, FIN_DE_DROITS, FERMETURE_DEMANDE_PATIENT…
  request-deletion|cancel-deletion --patient INS
      La personne demande la suppression de son dossier fermé, ou change d’avis.

  oppose-dp|accept-dp --patient INS
      La personne s’oppose au Dossier Pharmaceutique${nbsp}: rien n’en entre plus\u202f; ou elle change d’avis.

  medecin-traitant --patient INS --professional NUMÉRO
  no-medecin-traitant --patient INS
      Le médecin traitant déclaré à l’Assurance Maladie, ou plus aucun.
  medecins-traitants FICHIER
      Les mêmes déclarations, une par ligne, en JSON${nbsp}: {"ins":"…","professional":"…"} (null${nbsp}: plus aucun).

  add-representative --patient INS --person INS --as parent|tutor|curator --proof TEXTE [--until DATE] [--in-charge TEXTE]
      Rattache qui représente le titulaire, ou l’assiste, et qui a son propre carnet${nbsp}: il entre à sa prochaine connexion.
      --proof${nbsp}: la pièce vue. --until${nbsp}: le terme de la mesure. --in-charge${nbsp}: qui en est chargé, si c’est un autre.
  end-representative --patient INS --person INS --reason TEXTE
      Y met fin, aussitôt.
  add-carer --patient INS --person INS --months 1|3|6|12 --proof TEXTE [--may-write]
      Au guichet, à la demande du titulaire (--proof${nbsp}: comment il l’a dite)${nbsp}: un aidant, qui a son propre carnet.
  end-carer --patient INS --person INS --reason TEXTE
      Y met fin, aussitôt.

  oppose-heirs|accept-heirs --patient INS
      La personne refuse que ses ayants droit aient ses documents après son décès, ou change d’avis.
  heir-request --patient INS --heir NOM --link TEXTE --proof TEXTE --motive causeOfDeath|memory|rights --reason TEXTE
      La demande d’un ayant droit (CSP L1110-4 V), sur un dossier fermé pour décès. Dit son numéro.
  waiting-heirs
      Les demandes qui attendent une décision, tous dossiers confondus, la plus ancienne d’abord.
  heirs --patient INS
      Les demandes, et les documents qui peuvent être donnés tant que l’une attend.
  refuse-heir --patient INS --request NUMÉRO --reason TEXTE
  grant-heir DOCUMENT… --patient INS --request NUMÉRO --reason TEXTE --no-contrary-will -o FICHIER
      Refuse\u202f; ou donne ces documents (uniqueId), et eux seuls, dans une archive. --no-contrary-will${nbsp}: vous avez
      cherché si la personne s’y était opposée, et n’avez rien trouvé.

  change-identity FICHIER --patient ANCIEN_INS
      Donne au dossier le matricule et les traits du fichier (une personne)${nbsp}; l’ancien matricule le retrouve.
  merge --patient INS --into INS
      Deux dossiers d’une même personne${nbsp}: ce que contient le premier entre dans le second.
  import-archive ARCHIVE.zip --patient INS --reason TEXTE [--passphrase-file FICHIER]
      Reprend dans un dossier vide les documents d’une archive IHE XDM de la même personne, tous ou aucun.
      --reason${nbsp}: qui vous l’a remise, et comment. --passphrase-file${nbsp}: un fichier qui contient sa phrase de passe
      (- ${nbsp}: entrée standard).
  certificates
      Les certificats de destruction, leur signature, et la clé publique qui les vérifie.

L’annuaire des professionnels et des structures, sans --agent (docs/exploiter/annuaire.md)${nbsp}:

  directory import FICHIER --by NOM [--complete] [--dry-run] [--many]
      Fait entrer un fichier aux colonnes de l’annuaire santé, tout entier ou pas du tout, et dit ce qu’il change.
      --dry-run${nbsp}: le dit sans rien changer. --complete${nbsp}: le fichier nomme tout le monde, qui n’y est pas a cessé
      son activité (--many${nbsp}: même s’ils sont plus d’un sur dix).
  directory deactivate|reactivate NUMÉRO --by NOM [--reason TEXTE]
      Arrête un professionnel ou une structure, qu’aucun fichier ne fera revenir, ou le fait revenir.
  directory status
      Combien de professionnels, de structures et de lieux d’exercice, et ce qui a changé, du plus récent au plus ancien.

La règle de droit, sans --agent (docs/exploiter/regimes.md)${nbsp}:

  regimes [--all] [--json]
      Les régimes juridiques de ce déploiement, celui qui est en vigueur, et ce que chacun règle autrement que par
      défaut (--all${nbsp}: tout) ; puis les changements connus : moment, régime, précédent, réglages changés.

  matrix list
      Les matrices d’habilitation de ce déploiement, celle qui est en vigueur, et qui a importé les autres.
  matrix preview FICHIER
      Ce qu’une matrice changerait\u00a0: cases ouvertes, cases fermées, codes inconnus. Ne change rien.
  matrix import FICHIER --by NOM
      La range dans CARNET_MATRIX, toute entière ou pas du tout, et garde qui l’a confirmée\u202f; le prochain
      démarrage du serveur la prend, à sa date.
  matrix export [VERSION] [--json]
      La matrice en vigueur, ou une autre, en CSV (--json\u00a0: en JSON).

Ce qui veille sur les accès, sans --agent (docs/exploiter/installer.md)${nbsp}:

  emergencies list [--all] [--from DATE] [--to DATE] [--json]
      Les accès en urgence qui attendent un examen (--all\u00a0: tous, c’est le journal du bris de glace).
      «\u00a0!\u00a0»\u00a0: ce professionnel en use souvent ce mois-là.
  emergencies review IDENTIFIANT --by NOM --verdict justified|unjustified [--comment TEXTE]
      Signe l’examen d’un accès, une fois pour toutes.
  emergencies statistics [--from DATE] [--to DATE] [--json]
      Par mois\u00a0: accès, professionnels, en attente, non justifiés, délai médian d’examen\u202f; usages répétés.
  reports list [--all] [--from DATE] [--to DATE] [--json]
      Ce que des patients signalent et qui attend une réponse (--all\u00a0: tout)\u00a0: un accès, un document, un service,
      une correction demandée à l’auteur d’un document.
      «\u00a0!\u00a0»\u00a0: la réponse est en retard (sept jours ouvrés, reportAnswerWorkingDays).
  reports take NUMÉRO --by NOM
      Le patient lit que son signalement est en cours d’examen.
  reports answer NUMÉRO --by NOM --verdict founded|unfounded --comment TEXTE
      Répond une fois pour toutes (d’une correction\u00a0: founded, corrigé\u202f; unfounded, refusé, avec le motif)\u202f;
      le patient lit TEXTE, et un message le prévient.
  traces extract --professional PS_IDNAT --by NOM [--from DATE] [--to DATE] [-o FICHIER]
      Toutes les traces d’un professionnel sur une période, une par ligne, en JSON. Qui l’a demandé est tracé.
  traces verify [--witness FICHIER]
      Refait le journal scellé des traces depuis la base, le compare aux têtes signées et au fichier témoin
      (--witness\u00a0: une copie gardée ailleurs), et dit ce qui a été modifié, retiré ou inséré, et où.
  traces prove [TRACE…] [--since NOMBRE] [-o FICHIER]
      Preuves que ces traces sont dans le journal, et qu’il prolonge celui qui avait NOMBRE lignes. Un tiers les
      vérifie sans la base\u00a0: npm run -s carnet -- traces verify FICHIER.
  traces unusual [--all] [--json]
      Qui a fait en un jour beaucoup plus que d’habitude et attend un examen (--all${nbsp}: tout)${nbsp}: tests d’existence, dossiers
      ouverts. Aucun patient.
  traces review IDENTIFIANT --by NOM --comment TEXTE
      Dit ce qui en a été conclu, une fois pour toutes.
  traces head
      La dernière tête signée et la clé publique\u202f: à imprimer, ou à confier à un tiers.

Ce qui sert à rechercher dans un dossier, sans --agent (docs/exploiter/installer.md)${nbsp}:

  texts status
      Combien de documents attendent que leur texte soit lu, combien l’ont, et combien n’en ont pas.
  texts reread DOCUMENT…|--unreadable|--all
      Relit le texte de ces documents (leur uniqueId), de ceux qui n’en ont pas, ou de tous${nbsp}: après une panne, ou
      quand Carnet sait en lire davantage. D’ici là, on y recherche comme avant.

DATE\u00a0: 2026-01-31 (minuit à Paris) ou 2026-01-31T08:00:00Z. --to n’est pas comprise.
INS s’écrit avec ou sans son autorité${nbsp}: 180019999900168@1.2.250.1.213.1.4.8.
--demo${nbsp}: la démonstration qui tourne (npm start), à l’heure de son horloge.

Codes de sortie${nbsp}: 0 fait, 2 mauvais usage, 3 refus (rien n’est changé), 4 fichier inutilisable, 5 panne,
6 journal des traces altéré.
`
