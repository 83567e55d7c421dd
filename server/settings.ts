/** The settings, for their readers: what each is called, what it is by default, what it does. Contract: contract.md §2. */

/** One line of the settings reference (docs/exploiter/reglages.md is generated from this list). */
export type Setting = {
  readonly name: string
  readonly byDefault: string
  readonly french: string
}

export const settings: readonly Setting[] = [
  {
    name: 'CARNET_MODE',
    byDefault: 'production ; npm start le met à demo',
    french:
      'demo a ses personnes inventées, ses clés et ses cartes d’essai ; production refuse les clés et les matricules d’essai.',
  },
  {
    name: 'CARNET_HOST',
    byDefault: '127.0.0.1',
    french: 'Adresse d’écoute. En démonstration, toute autre adresse demande CARNET_DEMO_EXPOSE=yes.',
  },
  {
    name: 'CARNET_DEMO_EXPOSE',
    byDefault: 'no',
    french: 'yes : la démonstration écoute ailleurs que sur 127.0.0.1, et n’offre plus ihe-base sans TLS.',
  },
  { name: 'CARNET_PORT', byDefault: '8080', french: 'Port des portails.' },
  { name: 'CARNET_TLS_PORT', byDefault: '8443', french: 'Port des interfaces machine, en TLS mutuel.' },
  {
    name: 'CARNET_PROCESSES',
    byDefault: 'un par cœur, huit au plus ; 1 en démonstration',
    french:
      'Nombre de processus qui servent le port des interfaces machine. 1 : le même que tout le reste. Ensemble ils ouvrent au plus 72 connexions à la base, ou quatre chacun.',
  },
  { name: 'CARNET_DATA', byDefault: '.data', french: 'Dossier de tout ce qui est local.' },
  {
    name: 'DATABASE_URL',
    byDefault: 'PostgreSQL embarqué',
    french:
      'Base PostgreSQL 15 à 18 de l’exploitant. Sans elle, en production aussi, celle que Carnet démarre dans son dossier de données\u00a0: rien ne la réplique ni ne la sauvegarde, et le démarrage le dit.',
  },
  {
    name: 'CARNET_BLOBS',
    byDefault: 'file: sous le dossier de données',
    french:
      'Où sont les documents scellés : file:/chemin, ou s3://compartiment/préfixe?endpoint=https://… pour un stockage d’objets (docs/exploiter/stockage-objets.md). Autres paramètres : region (us-east-1 par défaut) et style, path (par défaut) ou host.',
  },
  {
    name: 'AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY',
    byDefault: 'aucun ; obligatoires avec CARNET_BLOBS=s3://…',
    french: 'Identifiants du stockage d’objets.',
  },
  {
    name: 'AWS_SESSION_TOKEN',
    byDefault: 'aucun',
    french:
      'Jeton qui accompagne des identifiants temporaires ; à leur expiration, Carnet doit être relancé.',
  },
  {
    name: 'CARNET_MASTER_KEY',
    byDefault: 'faite en démonstration',
    french: 'Fichier de 32 octets : la clé qui enveloppe celles des dossiers.',
  },
  {
    name: 'CARNET_TLS_CERT, CARNET_TLS_KEY',
    byDefault: 'faits en démonstration',
    french: 'Certificat et clé de serveur des interfaces machine.',
  },
  {
    name: 'CARNET_TRUST, CARNET_CRL',
    byDefault: 'autorité de démonstration',
    french: 'Autorités clientes acceptées (fichier ou dossier PEM) ; dossier des listes de révocation.',
  },
  {
    name: 'CARNET_WEB_CERT, CARNET_WEB_KEY',
    byDefault: 'HTTP simple sur la boucle locale en démonstration',
    french: 'Certificat et clé des portails.',
  },
  {
    name: 'CARNET_PUBLIC_URL',
    byDefault: 'aucune',
    french:
      'https://… quand les portails sont derrière un mandataire qui fait le TLS. C’est aussi le nom auquel répondent les clés d’accès des patients : sans lui, ou s’il est une adresse IP, il n’y en a pas ; le changer les rend inutiles. En démonstration : localhost.',
  },
  {
    name: 'CARNET_EMERGENCY_URL',
    byDefault: 'le nom des portails, au port CARNET_TLS_PORT',
    french:
      'https://… où les navigateurs des professionnels atteignent le port en TLS mutuel : le QR code d’une carte d’urgence y mène, et le portail des professionnels y lit leur carte. Aucun mandataire ne doit y faire le TLS à la place de Carnet. Même site que les portails, sinon un clic de plus.',
  },
  {
    name: 'CARNET_VIHF_SIGNATURE',
    byDefault: 'required ; optional en démonstration',
    french:
      'optional : un VIHF DIRECTE sans signature passe si le certificat TLS est la carte dont le sujet est l’Issuer et le CN le NameID.',
  },
  {
    name: 'CARNET_VIHF_WINDOW',
    byDefault: '300',
    french: 'Secondes pendant lesquelles un VIHF vaut (AIR : 30, une seule fois).',
  },
  { name: 'CARNET_VIHF_SKEW', byDefault: '60', french: 'Secondes d’écart d’horloge admises.' },
  {
    name: 'CARNET_SECTORS',
    byDefault: 'SA66',
    french:
      'Secteurs d’activité admis dans un VIHF sans être du jeu de valeurs J61, séparés par des virgules ; none : aucun. Par défaut, les services de prévention et de santé au travail (non vérifié). Un secteur exclu par la loi reste refusé.',
  },
  {
    name: 'CARNET_SHA1',
    byDefault: 'refuse ; accept en démonstration',
    french: 'Algorithmes SHA-1 des anciens émetteurs.',
  },
  {
    name: 'CARNET_LOT_SIGNATURE',
    byDefault: 'optional',
    french:
      'Signature XAdES d’un lot de documents. required : un lot sans elle est refusé ; optional : elle est vérifiée quand elle est là ; ignored : elle est gardée sans être vérifiée (valeur nationale non vérifiée).',
  },
  {
    name: 'CARNET_XSD',
    byDefault: 'le schéma CDA des corpus s’il est là (refuse en démonstration), sinon off',
    french: 'off, ou dossier des schémas CDA, suivi de « :warn » ou « :refuse ».',
  },
  { name: 'CARNET_MAX_MESSAGE', byDefault: '50000000', french: 'Octets au plus dans un message.' },
  {
    name: 'CARNET_MAX_RESULTS',
    byDefault: '10000',
    french:
      'Objets au plus dans la réponse d’une recherche qui demande les métadonnées (LeafClass) ; au-delà : XDSTooManyResults.',
  },
  {
    name: 'CARNET_CLOSING_DETAILS',
    byDefault: 'off',
    french:
      'on : le test d’existence (TD0.2) dit d’un dossier fermé la date, le motif et la raison de sa fermeture, à tous ceux qui peuvent le demander, dans des observations à nous (emplacement national non vérifié). off : seulement qu’il est fermé.',
  },
  {
    name: 'CARNET_FAULT_STATUS',
    byDefault: '500',
    french:
      'Code HTTP d’une faute SOAP qui tient au message ou à qui l’envoie (soap:Sender), aux adresses du DMP : 500, ou 400 comme le lie SOAP 1.2, que le profil ihe-base suit aussi (non vérifié). Une faute du serveur est toujours 500, un message trop gros 413.',
  },
  {
    name: 'CARNET_INS_KEY',
    byDefault: 'warn en démonstration, refuse en production',
    french:
      'Que faire d’un matricule INS dont la clé est fausse. refuse : refusé ; warn : accepté, et dit à l’exploitant sans le matricule (journal technique et carnet_ins_wrong_key_total de /metrics, ou en réponse à sa commande) ; off : accepté, sans rien dire.',
  },
  {
    name: 'CARNET_REGIMES',
    byDefault: 'aucun : les deux régimes livrés, 2011 et 2022',
    french:
      'Fichier JSON des régimes juridiques, chacun avec sa date d’effet et les réglages de droit qu’il change (docs/exploiter/regimes.md). CARNET_DP et CARNET_REMB l’emportent sur lui.',
  },
  {
    name: 'CARNET_VACCINATION_CALENDARS',
    byDefault: 'aucun : le calendrier livré, édition 2025',
    french:
      'Fichier JSON des calendriers des vaccinations, chacun avec sa date d’effet (docs/exploiter/calendriers.md). Ils s’ajoutent à ceux livrés, et l’emportent le jour où ils commencent.',
  },
  {
    name: 'CARNET_DP',
    byDefault: '378435954900010 ; la structure de démonstration en démonstration',
    french:
      'Identifiant national de la structure dont le certificat apporte les données du Dossier Pharmaceutique (non vérifié).',
  },
  {
    name: 'CARNET_REMB',
    byDefault: 'assuranceMaladie ; tous en démonstration, pour les documents d’exemple de l’ANS',
    french:
      'Qui dépose des données de remboursement. assuranceMaladie : elle seule, par un certificat de structure ; tous : qui peut alimenter.',
  },
  {
    name: 'CARNET_MATRIX',
    byDefault: 'aucun : matrice provisoire',
    french: 'Dossier des matrices d’habilitation publiées (CSV ou JSON), chacune avec sa date d’effet.',
  },
  {
    name: 'CARNET_OUTBOX',
    byDefault: 'outbox sous le dossier de démonstration',
    french: 'Dossier où déposer les messages à envoyer (codes à usage unique, annonces des accès).',
  },
  {
    name: 'CARNET_ANTIVIRUS',
    byDefault: 'off',
    french:
      'Antivirus des fichiers que les titulaires ajoutent : clamd:/chemin/du/socket, clamd:hôte:port, ou command:/chemin arguments, qui lit le fichier sur son entrée et finit par 0 (sain) ou 1 (infecté). Un antivirus qui ne répond pas fait refuser le fichier. off : le seul fichier d’essai EICAR est reconnu.',
  },
  {
    name: 'CARNET_FRANCECONNECT_ISSUER',
    byDefault: 'aucun : pas de FranceConnect+ ; simulé en démonstration',
    french:
      'Adresse de FranceConnect+ (https://auth.franceconnect.gouv.fr/api/v2), quand l’exploitant a son habilitation : les patients relient leur identité numérique à leur compte, et entrent par elle (docs/exploiter/franceconnect.md). Demande CARNET_PUBLIC_URL.',
  },
  {
    name: 'CARNET_FRANCECONNECT_CLIENT, CARNET_FRANCECONNECT_SECRET',
    byDefault: 'aucun ; obligatoires avec CARNET_FRANCECONNECT_ISSUER',
    french: 'Identifiant donné par FranceConnect+ (client_id) ; fichier qui contient son secret.',
  },
  {
    name: 'CARNET_FRANCECONNECT_KEY',
    byDefault: 'aucune ; obligatoire avec CARNET_FRANCECONNECT_ISSUER',
    french:
      'Clé privée PEM (EC P-256 ou RSA) qui déchiffre ce que dit FranceConnect+ ; sa moitié publique est servie à /carnet/connexion/franceconnect/cles.',
  },
  {
    name: 'CARNET_FRANCECONNECT_LEVEL',
    byDefault: 'eidas2',
    french: 'Niveau eIDAS demandé, et exigé au retour : eidas2 (substantiel) ou eidas3 (élevé).',
  },
  {
    name: 'CARNET_FRANCECONNECT_PKCE',
    byDefault: 'off',
    french:
      'on : la demande porte aussi une preuve PKCE (S256). FranceConnect+ ne la documente pas, et refuse ce qu’il ne connaît pas (non vérifié).',
  },
  {
    name: 'CARNET_FRANCECONNECT_SIMULATION',
    byDefault: '8090 en démonstration qui n’est pas exposée, off sinon',
    french:
      'Port de la boucle locale où FranceConnect+ est simulé, off pour ne pas l’être. Refusé en production. Le bouton n’est là que si oidc-provider est installé, comme le fait npm install.',
  },
  {
    name: 'CARNET_ACCESSIBILITY',
    byDefault: 'non',
    french:
      'Ce que la déclaration d’accessibilité (page /accessibilite, lien au bas de chaque page) dit des pages : taux de critères du RGAA 4.1 respectés et jour de l’audit, comme 72.5@2026-10-01 ; non : aucun audit, donc non conforme.',
  },
  {
    name: 'CARNET_WITNESS',
    byDefault: 'temoin/traces.log sous le dossier de données',
    french:
      'Fichier témoin : chaque tête signée du journal des traces s’y ajoute. À mettre sur un autre disque que la base, ou à copier ailleurs.',
  },
  {
    name: 'CARNET_RATE_EXISTENCE',
    byDefault: '60/min,600/h,3000/d ; cent fois plus en démonstration',
    french:
      'Nombre de fois qu’un professionnel peut demander si des personnes ont un DMP : tests d’existence, et consultations ou dépôts refusés. off : sans limite.',
  },
  {
    name: 'CARNET_RATE_EXISTENCE_STRUCTURE',
    byDefault: '600/min,6000/h,30000/d ; cent fois plus en démonstration',
    french:
      'Le même nombre, pour un certificat de structure : il demande pour tous ceux qui y exercent, et qui il nomme compte aussi dans ce nombre (AIR).',
  },
  {
    name: 'CARNET_RATE_LOGIN',
    byDefault: '5/15min',
    french:
      'Mots de passe faux pour un même identifiant de patient, ailleurs que sur un appareil où il s’est déjà connecté.',
  },
  {
    name: 'CARNET_RATE_LOGIN_ADDRESS',
    byDefault: '20/h ; 2000/h en démonstration',
    french: 'Mots de passe faux venus d’une même adresse réseau.',
  },
  {
    name: 'CARNET_RATE_INVITATION',
    byDefault: '10/h',
    french: 'Invitations d’aidants ou de représentants légaux, depuis un même carnet.',
  },
  {
    name: 'CARNET_RATE_INVITATION_CODE',
    byDefault: '5/h,20/d',
    french: 'Codes d’invitation essayés par une même personne, depuis son compte.',
  },
  {
    name: 'CARNET_RATE_REPORT',
    byDefault: '10/h',
    french: 'Signalements d’accès, de documents ou de services, depuis un même carnet.',
  },
  {
    name: 'CARNET_RATE_CARD_CODE',
    byDefault: '100/d',
    french:
      'Codes essayés sur une même carte d’urgence, d’où qu’ils viennent. Un professionnel la lit avec sa propre carte, sans code et hors de cette limite.',
  },
  {
    name: 'CARNET_RATE_CARD_CODE_ADDRESS',
    byDefault: '5/15min,10/d',
    french:
      'Le même nombre, depuis une même adresse réseau : qui se trompe n’empêche personne d’autre d’ouvrir la carte.',
  },
  {
    name: 'CARNET_RATE_CARD_SCAN',
    byDefault: '20/d',
    french:
      'Lectures du QR code d’une même carte d’urgence qui laissent chacune une ligne dans l’historique et un message. Au-delà, elles sont comptées avec la dernière ligne.',
  },
  {
    name: 'CARNET_RATE_CARD_SCAN_ADDRESS',
    byDefault: '1/h',
    french: 'Le même nombre, depuis une même adresse réseau.',
  },
  {
    name: 'CARNET_IHE_BASE',
    byDefault: 'on en démonstration, off en production',
    french:
      'on : le profil XDS.b simple, /ihe/registry et /ihe/repository, un domaine d’affinité à part (docs/integrer/ihe-base.md).',
  },
  {
    name: 'CARNET_IHE_CLIENTS',
    byDefault: 'aucun ; obligatoire en production avec CARNET_IHE_BASE=on',
    french: 'Fichier PEM des certificats clients admis par ihe-base.',
  },
  {
    name: 'CARNET_IHE_CODES',
    byDefault: 'aucun : tous les codes sont admis',
    french: 'Fichier codes.xml du domaine d’affinité de ihe-base.',
  },
  {
    name: 'CARNET_IHE_REPOSITORY',
    byDefault: '2.25.206714931462390415086210711284057211739',
    french: 'OID de l’entrepôt de ihe-base (repositoryUniqueId).',
  },
  {
    name: 'CARNET_IHE_HOME',
    byDefault: 'aucune',
    french: 'Communauté des objets que ihe-base sert (homeCommunityId), urn:oid:….',
  },
  {
    name: 'CARNET_LOG',
    byDefault: 'info',
    french: 'Niveau du journal technique : debug, info, warn, error, silent.',
  },
  {
    name: 'CARNET_METRICS_TOKEN',
    byDefault: 'aucun',
    french:
      'Jeton d’au moins 16 caractères, à présenter pour lire /metrics d’une autre machine (Authorization: Bearer …). Sans lui, /metrics ne répond qu’à la machine même.',
  },
  {
    name: 'CARNET_CRASH_POINT',
    byDefault: 'aucun',
    french:
      'Pour les essais : nom d’un point de server/crash-points.ts, « :n » pour son énième passage ; le serveur, ou la commande de l’exploitant, s’y tue. Refusé en production.',
  },
]
