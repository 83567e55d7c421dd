/** The rules implemented here, in one French sentence each, with their source. The full law: rules.md. */

export type Rule = {
  readonly sentence: string
  readonly source: string
  /** What the rule asks besides, that nothing here does, and why. */
  readonly lacks?: string
}

export const ruleBook: Readonly<Record<string, Rule>> = {
  'LIF-01': {
    sentence:
      'Avant l’ouverture, un message ou une lettre dit à la personne ce qui va être ouvert et comment s’y opposer\u202f; les six semaines courent de cet envoi.',
    source: 'CSP R1111-28',
  },
  'LIF-02': {
    sentence:
      'Sans opposition dans les six semaines, le DMP s’ouvre\u202f; jusque-là il n’est pas accessible. Si une panne empêche de l’ouvrir, la personne en est avertie sans délai.',
    source: 'CSP R1111-28',
  },
  'LIF-03': {
    sentence:
      'Une personne opposée n’a pas de DMP\u00a0: rien n’y est lu ni déposé, et seul le test d’existence le dit. Elle s’oppose sur le portail avec le code du message qui l’informe et sa carte Vitale, ou par l’Assurance Maladie\u202f; la preuve lui est remise en PDF, et s’y télécharge de nouveau.',
    source: 'CSP R1111-28',
  },
  'LIF-04': {
    sentence:
      'Un DMP qui existait avant Mon espace santé y est rattaché six semaines après que son titulaire en a été informé, sauf s’il s’y oppose.',
    source: 'CSP R1111-40',
  },
  'LIF-05': {
    sentence:
      'La personne qui a été informée, ou qui s’est opposée, peut ouvrir son DMP avec son accord explicite. Majeure et sans compte, elle l’active avec son matricule, sa carte Vitale et un code provisoire, qui sert une fois. Pour un mineur, son parent ou son tuteur le fait avec les deux matricules, sa propre carte et un code qui lui est envoyé.',
    source: 'CSP R1111-28\u202f; Mon espace santé',
  },
  'LIF-06': {
    sentence:
      'Le numéro de série d’une carte Vitale compte huit à treize chiffres, ou vingt et un qui commencent par 8025000002.',
    source: 'Mon espace santé',
  },
  'LIF-07': {
    sentence:
      'Le mot de passe d’un titulaire compte au moins neuf caractères, minuscule, majuscule, chiffre et caractère spécial, et rien qui vienne de la personne\u202f; la raison d’un refus est nommée. Il se change par celui d’avant, ou par une clé d’accès.',
    source: 'Mon espace santé',
  },
  'LIF-08': {
    sentence:
      'Un professionnel ne crée un DMP qu’avec le consentement explicite de la personne, enregistré\u202f; sinon rien n’est créé.',
    source: 'EX_GEN-1250, EX_1.1-1010',
  },
  'LIF-09': {
    sentence:
      'À la création, le centre de régulation et le bris de glace sont permis, sauf si la personne décoche la case.',
    source: 'EX_1.1-1050',
  },
  'LIF-10': {
    sentence:
      'Peuvent créer ou réactiver un DMP le bénéficiaire majeur dans son espace, les professionnels, le personnel d’accueil, les pharmacies, par leur carte ou le certificat de leur structure, et les agents de l’Assurance Maladie, qui n’en lisent rien. Les professionnels et le personnel le ferment à la demande de la personne.',
    source: 'décret 2016-914',
    lacks:
      'Les écrans du guichet, qui viendront avec son portail\u00a0: l’agent de l’Assurance Maladie ouvre par la commande de l’exploitant.',
  },
  'LIF-11': {
    sentence:
      'Un professionnel ne réactive un DMP qu’avec le consentement explicite de la personne, enregistré.',
    source: 'EX_1.2-1030',
  },
  'LIF-12': {
    sentence:
      'Le kit n’ouvre ni ne rouvre un DMP que sous une identité qualifiée par INSi, et de plusieurs INS-C locaux retient le dernier calculé. Un DMP est retrouvé par tous les matricules que la personne a eus\u202f; deux DMP ne sont réunis que si leurs traits d’identité concordent.',
    source: 'EX_GEN-1530, EX_GEN-1300',
  },
  'LIF-13': {
    sentence:
      'Le titulaire majeur, ou qui le représente, ferme son DMP à tout moment, dans son espace après avoir redonné son mot de passe, ou en le demandant\u202f; un aidant ou un curateur ne le ferme pas. Un message le lui dit, qui que ce soit qui ferme ou rouvre, et à qui le représente avec celui qui l’a fait.',
    source: 'CSP R1111-36',
  },
  'LIF-14': {
    sentence:
      'Un DMP fermé est archivé dix ans, puis détruit\u00a0: documents, métadonnées, identité et clé\u202f; un certificat de destruction reste.',
    source: 'CSP R1111-36\u202f; EX_AIR-100',
  },
  'LIF-15': {
    sentence:
      'Le titulaire d’un DMP fermé en demande la suppression, en le fermant ou plus tard, dans son espace ou par l’Assurance Maladie\u00a0: il en est averti aussitôt, elle est faite dans les trois mois, et il peut l’annuler, ou rouvrir son DMP, tant qu’elle n’a pas commencé.',
    source: 'CSP R1111-36',
  },
  'LIF-16': {
    sentence:
      'Qui a fermé son DMP, ou son représentant, le rouvre tant qu’il n’est pas détruit\u202f; les documents archivés y reviennent.',
    source: 'CSP R1111-36',
  },
  'LIF-17': {
    sentence:
      'Un DMP suspendu par l’Assurance Maladie n’est ni lu ni alimenté\u202f; la personne en est avertie, et sans son opposition dans les six semaines, dans son espace ou par l’Assurance Maladie, il est fermé.',
    source: 'CSP R1111-36',
  },
  'LIF-18': {
    sentence:
      'Un DMP fermé n’est ni lu ni alimenté par un professionnel, pas même en bris de glace (non vérifié).',
    source: 'conception',
  },
  'LIF-19': {
    sentence:
      'Au décès, que l’exploitant seul déclare, le DMP est fermé pour ce motif et archivé dix ans\u202f; les sessions ouvertes prennent fin, et un professionnel ne le rouvre pas. Un ayant droit demande à l’exploitant, pour l’un des trois motifs de la loi\u202f; la demande, sa décision et ce qui est donné sont tracés. Rien n’est donné contre la volonté que la personne a dite de son vivant, dans son carnet ou à l’exploitant, ni de ce qu’un mineur avait caché à ses parents.',
    source: 'CSP R1111-36, L1110-4 V, L1111-5, L1111-7',
  },
  'LIF-20': {
    sentence:
      'Le dossier d’un mineur est géré par ses représentants légaux, chacun sous son propre nom. L’exploitant rattache un parent ou un tuteur sur la pièce qu’il a vue, et y met fin\u202f; un parent invite le second, qui a son propre dossier, en attestant qu’ils représentent l’enfant\u202f; rien ne s’ouvre alors sans son acceptation. Le titulaire et ceux qui le représentent apprennent chaque changement.',
    source: 'Mon espace santé\u202f; CSP R1111-40',
  },
  'LIF-21': {
    sentence:
      'À la majorité, l’accès des représentants légaux prend fin, et il est demandé à la personne si elle garde son DMP\u202f; elle et ses parents en sont prévenus avant et le jour même.',
    source: 'Code civil, article 414\u202f; décret 2016-914',
  },
  'LIF-22': {
    sentence:
      'Le tuteur agit pour la personne protégée\u202f; le curateur l’assiste\u00a0: il lit, elle décide. La mesure cesse au terme que le juge a donné\u202f; l’identité de qui en est chargé et la pièce vue sont gardées, scellées.',
    source: 'CSP R1111-40, R1111-42 2°\u202f; Code civil 425, 441, 458, 459',
  },
  'LIF-23': {
    sentence:
      'Le DMP ne remplace pas le dossier du professionnel\u00a0: qui en copie un document en est averti et en garde la provenance.',
    source: 'CSP R1111-40\u202f; REC_3.2-1020',
  },
  'LIF-24': {
    sentence:
      'Le carnet est personnel, gratuit, et nul n’y est obligé\u202f; l’ouvrir, le fermer ou s’y opposer ne change rien aux remboursements, et la page publique le dit.',
    source: 'seed 1',
  },
  'LIF-25': {
    sentence:
      'Un professionnel ne ferme pas un DMP rattaché à Mon espace santé et n’en modifie ni les données administratives ni les accès.',
    source: 'PDT-INF-526 v1.8, note 10',
  },
  'LIF-26': {
    sentence:
      'Avant de fermer son DMP, le titulaire lit, et confirme avoir lu, que ses directives anticipées n’y seront plus trouvées et à qui d’autre les remettre.',
    source: 'CNIL (note d’information de l’AP-HP)',
  },
  'CON-01': {
    sentence:
      'La consultation demande l’accord préalable du titulaire, que le professionnel enregistre par un geste explicite.',
    source: 'CSP R1111-46\u202f; EX_0.3-1010',
  },
  'CON-02': {
    sentence:
      'L’accord initial donné à une équipe de soins, qu’un membre enregistre en disant qu’il a informé le patient, vaut pour tous ses membres, et pour eux seulement.',
    source: 'CSP R1111-46 al.\u00a02\u202f; CE 15 octobre 2025 n°\u00a0490409',
  },
  'CON-03': {
    sentence:
      'Hors de l’équipe de soins, le portail professionnel redemande l’accord à chaque session\u00a0: il s’arrête avec elle. Celui que le logiciel enregistre (TD0.3) vaut pour la durée de CON-06, d’une session à l’autre.',
    source: 'CSP R1111-46 al.\u00a03',
  },
  'CON-04': {
    sentence:
      'Un professionnel recueille le consentement pour un autre, à qui il confie une part des soins, après avoir dit au patient pourquoi et comment son DMP sera consulté\u202f; la trace les nomme tous deux.',
    source: 'CSP L1111-17 II\u202f; R1111-46 al. 4',
  },
  'CON-05': {
    sentence:
      'L’acteur autorisé est une personne ou une structure\u202f; l’accord donné à une structure vaut pour ceux qui y exercent.',
    source: 'Mon espace santé',
  },
  'CON-06': {
    sentence: 'L’autorisation dure un an, renouvelable\u202f; expirée, elle ne permet plus de lire.',
    source: 'esante.gouv.fr, 14 juin 2010',
  },
  'CON-07': {
    sentence:
      'Après un premier dépôt, les suivants d’un même professionnel ne demandent pas de nouvel accord\u202f; le patient en est informé par son historique.',
    source: 'CSP L1111-17 III',
  },
  'CON-08': {
    sentence:
      'Aucun choix du titulaire dans son espace ne refuse un dépôt utile aux soins\u00a0: ni un blocage, ni le masquage de tous ses documents. Il peut demander, avec son motif, que quelqu’un ne dépose plus\u00a0: l’exploitant lui répond.',
    source: 'CSP R1111-47',
  },
  'CON-09': {
    sentence:
      'Le test d’existence, le dépôt, et la recherche, le remplacement ou la suppression de ses propres documents n’ont pas besoin d’autorisation\u202f; la lecture de la liste, si.',
    source: 'EX_3.3-1060\u202f; PDT-INF-526 v1.8',
  },
  'CON-10': {
    sentence:
      'Ce qui est lu se limite au strict nécessaire\u00a0: une liste de patients ne dit que ceux qui ont donné leur accord, et rien de leurs documents cachés.',
    source: 'CSP R1111-46 al.\u00a06',
  },
  'CON-11': {
    sentence:
      'Le titulaire bloque qui il veut, même un professionnel jamais rencontré, dont l’enregistrement est alors refusé. Ce qu’il vient de décider, il l’annule pendant dix minutes\u00a0: tout revient comme avant.',
    source: 'CSP L1111-19',
  },
  'CON-12': {
    sentence:
      'Un professionnel bloqué ne lit plus, dans aucun mode d’accès, pas même ses propres documents (réglage)\u202f; il peut toujours déposer, supprimer ce qu’il a déposé et tester l’existence.',
    source: 'Mon espace santé\u202f; IG FHIR DMP',
  },
  'CON-13': {
    sentence:
      'Le déblocage ne rend pas l’autorisation\u00a0: il faut un nouvel accord. Ce que le titulaire a bloqué lui-même, lui seul le débloque.',
    source: 'Mon espace santé',
  },
  'CON-14': {
    sentence:
      'Le médecin traitant est celui que déclare l’Assurance Maladie\u202f; il lit toutes les traces et apprend les accès en urgence. Sous «\u00a0legacy2011\u00a0» il lit les documents masqués, bloque et ne peut être bloqué\u202f; sous «\u00a0admin2023\u00a0», seulement si le titulaire l’a nommé administrateur.',
    source: 'guide MACSF\u202f; CSP R1111-43',
  },
  'CON-15': {
    sentence:
      'L’administrateur nommé par le titulaire parmi ceux qu’il a autorisés lit les documents masqués et bloque un autre professionnel, jamais lui-même, jusqu’à ce que le titulaire le démette\u202f; le titulaire en est prévenu, voit par qui, et débloque.',
    source: 'Mon espace santé',
  },
  'CON-16': {
    sentence:
      'Le médecin traitant est celui que déclare l’Assurance Maladie\u202f; le titulaire choisit un seul pharmacien correspondant et une seule sage-femme référente.',
    source: 'Mon espace santé',
  },
  'CON-17': {
    sentence: 'Ajouter un professionnel à «\u00a0mes professionnels\u00a0» ne lui donne aucun accès.',
    source: 'Mon espace santé',
  },
  'CON-18': {
    sentence:
      'Qui a cessé son activité, ou que l’annuaire importé par l’exploitant ne nomme pas, n’accède à rien\u202f; un blocage demeure pour son retour.',
    source: 'Mon espace santé',
  },
  'CON-19': {
    sentence:
      'Refuser un accès, bloquer ou masquer ne change rien aux remboursements\u00a0: ce qui alimente les soins remboursés ne lit aucun de ces choix. Le titulaire le lit avant de masquer ou de bloquer, et que qui n’a pas pu voir n’est pas responsable.',
    source: 'CSP L1111-15',
  },
  'CON-20': {
    sentence:
      'L’authentification est nominative\u202f; un certificat de structure n’ouvre que les droits d’une structure, et l’«\u00a0AIR\u00a0» n’alimente pas.',
    source: 'EX_GEN-1320\u202f; PDT-INF-606 v1.3',
  },
  'CON-21': {
    sentence:
      'Ce qui n’est pas expressément permis à un type d’appelant dans un mode d’accès lui est refusé.',
    source: 'EX_GEN-1560\u202f; PDT-INF-526 v1.8',
  },
  'CON-22': {
    sentence:
      'Les secrets d’un compte se remettent sur papier, ou l’identifiant et le mot de passe par deux voies différentes\u202f; le logiciel ne les garde pas.',
    source: 'EX_GEN-1470, EX_1.5-1032, EX_1.5-1080, EX_1.5-1090',
  },
  'CON-23': {
    sentence:
      'Qui entre par un mot de passe redonne un code reçu à une adresse qu’il a prouvée\u00a0: six chiffres, dix minutes, cinq essais, une seule fois. Une clé d’accès en tient lieu, ou FranceConnect+ au niveau substantiel, relié par le titulaire sous sa propre identité\u202f; retirés, ils n’ouvrent plus rien.',
    source: 'Mon espace santé\u202f; presse 2011 et 2018\u202f; FranceConnect+',
  },
  'CON-24': {
    sentence:
      'Le titulaire, ou qui le représente, signale un accès, un document ou un service\u202f; il suit son signalement jusqu’à la réponse, due dans les sept jours ouvrés\u202f; les lignes contestées sont gardées jusque-là, et le onzième de l’heure attend.',
    source: 'Mon espace santé (limite de notre conception)',
  },
  'CON-25': {
    sentence:
      'Assureurs, mutuelles, banques et employeurs n’ont accès à aucun DMP, et leur tentative est dite au titulaire.',
    source: 'CSP L1111-18',
  },
  'CON-26': {
    sentence:
      'Le médecin du travail ne lit un document qu’avec l’accord exprès du titulaire\u202f; une autorisation ordinaire ne lui ouvre que la liste, et sans aucune il alimente seulement. Le médecin sapeur-pompier, connu par le secteur où il agit, de même\u202f; le bris de glace lui reste ouvert.',
    source: 'CSP L1111-17 IV et V\u202f; PDT-INF-526 v1.8',
  },
  'CON-27': {
    sentence:
      'L’autorisation ne s’ajoute et ne se retire qu’en mode normal, jamais par un certificat de structure\u202f; une CPE l’ajoute pour sa structure.',
    source: 'PDT-INF-526 v1.8',
  },
  'MAT-01': {
    sentence:
      'Une profession lit les types de documents que la matrice d’habilitation lui ouvre\u202f; la matrice ne régit que la consultation. Officielle, elle a 1\u202f653 cases\u00a0: un autre nombre est signalé, avec la liste.',
    source: 'arrêté du 26 octobre 2023',
  },
  'MAT-02': {
    sentence:
      'La catégorie d’un type est celle de la table nationale\u202f; une ligne qui la contredit est refusée.',
    source: 'ASS_X16\u202f; JDV_J57',
  },
  'MAT-03': {
    sentence:
      'Une matrice est datée\u202f; son import est montré comme un écart, confirmé par quelqu’un que l’on nomme, et entier ou nul.',
    source: 'conception',
  },
  'MAT-04': {
    sentence:
      'Le titulaire voit, pour chaque profession, les types de documents qu’elle peut lire et ceux qu’elle ne peut pas.',
    source: 'Mon espace santé\u202f; arrêté du 26 octobre 2023',
  },
  'MAT-05': {
    sentence: 'La matrice provisoire se dit provisoire.',
    source: 'conception',
  },
  'MAT-06': {
    sentence:
      'Un type absent de la matrice en vigueur est lu par le patient, l’auteur et les médecins seuls.',
    source: 'conception',
  },
  'MAT-07': {
    sentence: 'Une ligne propre à une spécialité l’emporte sur celle de la profession.',
    source: 'conception',
  },
  'MAT-08': {
    sentence:
      'Les membres de l’équipe qui ne sont pas médecins lisent, par l’accord donné à l’équipe, ce que la matrice ouvre à leur propre profession.',
    source: 'arrêté du 26 octobre 2023',
  },
  'MAT-09': {
    sentence:
      'Secrétariat, accueil et certificat de structure ne lisent pas\u202f; ils retrouvent la référence de leurs propres documents.',
    source: 'PDT-INF-526 v1.8',
  },
  'MAT-10': {
    sentence: 'Les lignes des professions à rôle n’ont pas d’effet tant que le réglage ne l’ouvre pas.',
    source: 'arrêté du 26 octobre 2023',
  },
  'EMG-01': {
    sentence:
      'En bris de glace, le DMP s’ouvre sauf opposition préalable à ce qu’il soit consulté ou alimenté dans cette situation.',
    source: 'CSP L1111-17 I',
  },
  'EMG-02': {
    sentence:
      'Le mode «\u00a0centre 15\u00a0» est réservé aux centres de régulation déclarés et connaît sa propre opposition.',
    source: 'CSP L1111-17 I al.\u00a02\u202f; PDT-INF-526 v1.8',
  },
  'EMG-03': {
    sentence:
      'Un document masqué n’est lu en urgence que si le titulaire a permis le mode et aussi la lecture des documents masqués. Les trois choix s’enregistrent ensemble, et refuser les deux modes refuse les documents masqués.',
    source: 'Mon espace santé',
  },
  'EMG-04': {
    sentence:
      'Un dossier s’ouvre avec les deux accès d’urgence permis et la lecture en urgence des documents masqués refusée.',
    source: 'EX_1.1-1050 (documents masqués non vérifié)',
  },
  'EMG-06': {
    sentence: 'En urgence, la matrice reste en vigueur et un professionnel bloqué ne passe pas.',
    source: 'conception\u202f; IG FHIR DMP',
  },
  'EMG-05': {
    sentence:
      'Qui ouvre un DMP en bris de glace dit pourquoi avant ; l’état « bris de glace » reste affiché pendant tout l’accès.',
    source: 'EX_0.3-1050 ; CNIL 2008',
  },
  'EMG-07': {
    sentence:
      'Un accès en urgence est annoncé après coup, par un message, au titulaire et à son médecin traitant, et de nouveau au titulaire à sa prochaine connexion\u202f; un journal à part les tient tous.',
    source: 'CSP R1111-48\u202f; CNIL 2008',
  },
  'EMG-08': {
    sentence:
      'Le DMP de qui ne peut pas dire son matricule s’ouvre en urgence par ses traits\u00a0: un centre de régulation les cherche dans le DMP, un autre professionnel par INSi\u202f; celui qui s’est opposé est signalé.',
    source: 'CNIL 2008\u202f; TD0.5',
  },
  'EMG-09': {
    sentence: 'Un accès en urgence ne crée aucune autorisation durable.',
    source: 'conception\u202f; PDT-INF-526 v1.8',
  },
  'EMG-10': {
    sentence: 'Aucun accès en urgence à un DMP fermé, suspendu ou refusé.',
    source: 'conception',
  },
  'EMG-11': {
    sentence:
      'En urgence, un professionnel lit, dépose et supprime ses propres documents, un médecin archive\u202f; personne ne masque, ne démasque ni ne modifie les droits du patient.',
    source: 'PDT-INF-526 v1.8',
  },
  'EMG-12': {
    sentence:
      'L’exploitant examine les accès en urgence avec leur raison, d’abord ceux d’un professionnel qui en use souvent, et signe son avis.',
    source: 'conception\u202f; audit australien de 2019',
  },
  'VIS-01': {
    sentence:
      'À chaque dépôt, le professionnel dit de qui le document est caché\u202f; en connexion secrète, rien n’est supposé à sa place.',
    source: 'EX_2.1-1050',
  },
  'VIS-02': {
    sentence:
      'Masqué aux professionnels et non visible par le patient ne se cumulent pas, sauf pour le document de signature, que le patient ne voit jamais.',
    source: 'EX_2.1-1050',
  },
  'VIS-03': {
    sentence:
      'Le titulaire masque un document et le montre quand il veut\u202f; masqué, il reste lisible par lui et par son auteur, les autres n’apprennent pas qu’il existe, et ce qui le remplace est masqué aussi.',
    source: 'CSP R1111-49',
  },
  'VIS-04': {
    sentence:
      'Le titulaire masque d’un geste tous ses documents, ceux à venir compris, comme s’il masquait chacun\u202f; à part, son histoire de santé en un bloc, et ses directives anticipées, présentes et à venir. Les professionnels n’apprennent pas qu’il l’a fait.',
    source: 'Mon espace santé\u202f; EHDS article 8',
  },
  'VIS-05': {
    sentence:
      'Un document non visible par le patient lui est caché jusqu’à ce qu’un professionnel l’annonce\u202f; à quatorze jours il est invité à consulter, à un mois il le voit.',
    source: 'CSP R1111-53',
  },
  'VIS-06': {
    sentence: 'Rendre un document visible au patient ou aux représentants légaux est irréversible.',
    source: 'EX_3.3-1045',
  },
  'VIS-07': {
    sentence:
      'Qui lit un document non visible par le patient, ou par les représentants légaux, en est averti.',
    source: 'EX_3.2-1025',
  },
  'VIS-08': {
    sentence: 'Les fonctions de gestion des mineurs n’existent que si le réglage les ouvre.',
    source: 'EX_GEN-1550',
  },
  'VIS-09': {
    sentence:
      'En connexion secrète, seuls se déposent des documents que les représentants légaux ne voient pas, rien de ce qui s’y fait ne leur est dit, et aucun DMP ne se crée, ne se ferme ni ne se rouvre, pas plus que ses données administratives ou l’accès du titulaire n’y changent\u202f; elle est refusée pour un titulaire majeur que personne ne représente.',
    source: 'EX_0.1-1100\u202f; EX_2.1-1050',
  },
  'VIS-10': {
    sentence:
      'Un acte dont le mineur refuse la mention ne figure pas dans l’historique des soins remboursés, pour personne.',
    source: 'CSP R1111-33, R1111-50',
  },
  'VIS-11': {
    sentence:
      'Les cinq états d’un document se disent dans les mots exacts de l’exigence\u202f; la liste d’un professionnel se filtre avec ou sans chacun.',
    source: 'EX_3.1-1080, EX_3.1-1030',
  },
  'VIS-12': {
    sentence:
      'Un document déposé par le patient (classe 90) se reconnaît à un mot, pas seulement à une couleur.',
    source: 'EX_3.1-1040',
  },
  'VIS-13': {
    sentence:
      'Le titulaire renomme, reclasse et supprime ce qu’il a déposé, dix documents au plus à la fois\u202f; rien d’autre.',
    source: 'Mon espace santé',
  },
  'VIS-14': {
    sentence:
      'L’auteur d’un document le remplace et le supprime, même sans autorisation de lecture\u202f; personne d’autre ne le remplace.',
    source: 'EX_3.3-1060',
  },
  'VIS-15': {
    sentence:
      'Tout professionnel autorisé masque\u202f; l’auteur ou le médecin traitant démasque\u202f; l’auteur archive et supprime, le médecin traitant ou un médecin en urgence archive aussi\u202f; un document du patient n’est archivé ou supprimé que par le médecin traitant.',
    source: 'REC_3.3-1010\u202f; PDT-INF-526 v1.8',
  },
  'VIS-16': {
    sentence:
      'Un jeu de directives anticipées est en vigueur, celui d’un majeur\u202f; le nouveau, que le titulaire ou un professionnel le dépose, remplace l’ancien, que rien ne garde si le titulaire avait déposé l’un et l’autre. Leur existence est régulièrement rappelée à leur auteur.',
    source: 'CSP L1111-11, R1111-19\u202f; Mon espace santé',
  },
  'VIS-17': {
    sentence:
      'Le titulaire lit ce que la loi dit du don d’organes et dit l’avoir lu\u202f; aucun refus ne se donne ici, il s’inscrit au Registre national des refus.',
    source: 'Mon espace santé\u202f; CSP L1232-1',
  },
  'VIS-18': {
    sentence: 'Un document vide ou inchangé n’est pas envoyé.',
    source: 'EX_GEN-1060',
  },
  'VIS-19': {
    sentence:
      'Le titulaire ajoute un fichier .pdf, .txt, .rtf, .jpg ou .tif d’au plus 5\u00a0Mo, dont le contenu est celui que dit son nom et où aucun virus n’est trouvé\u202f; une photo PNG est convertie sur l’appareil.',
    source: 'Mon espace santé',
  },
  'VIS-20': {
    sentence:
      'Un document supprimé est comme absent pour tous, sa trace demeure\u202f; ses octets partent avec le dossier, à la fin de l’archivage.',
    source: 'conception',
  },
  'TRA-01': {
    sentence:
      'Tout ce qui se fait sur un dossier laisse une ligne\u00a0: quand, qui, pour quelle structure, sur quoi. Rien n’est servi avant qu’elle ne soit enregistrée\u202f; quand elle ne peut pas l’être, rien n’est servi.',
    source: 'CSP R1111-43',
  },
  'TRA-02': {
    sentence:
      'Le titulaire, son médecin traitant et ses administrateurs lisent toutes les traces\u202f; un autre professionnel, les siennes, au portail professionnel, qui les exporte.',
    source: 'CSP R1111-43',
  },
  'TRA-03': {
    sentence:
      'Un représentant légal ne voit ni les traces d’une connexion secrète, ni le vide qu’elles laisseraient.',
    source: 'EX_0.1-1100',
  },
  'TRA-04': {
    sentence:
      'L’historique se lit par qui a agi (le titulaire et ceux qui l’aident, les professionnels, les services), par ce qui est touché (documents ou reste), par sorte d’accès, par date et par personne, du plus récent au plus ancien\u202f; il s’emporte en tableau ou en PDF.',
    source: 'Mon espace santé',
  },
  'TRA-05': {
    sentence:
      'Ce que le titulaire fait dans son propre espace laisse une ligne aussi, chaque acte sous son code\u202f; une page qui n’en laisse pas dit pourquoi.',
    source: 'Mon espace santé',
  },
  'TRA-06': {
    sentence:
      'Les refus, les recherches qui n’ouvrent rien et les messages illisibles laissent une ligne aussi, que le titulaire lit en mots. Une ligne sur un document que son lecteur ne voit pas encore attend, et le nombre de documents écartés d’une réponse n’est dit qu’au titulaire.',
    source: 'conception',
  },
  'TRA-07': {
    sentence:
      'Chaque consultation par un professionnel est annoncée au titulaire par un message ; les lectures d’un même professionnel en une heure n’en font qu’un. La première lecture par une personne est annoncée comme telle.',
    source: 'Mon espace santé ; CSP R1111-48',
  },
  'TRA-08': {
    sentence:
      'Le titulaire choisit par quels moyens ses messages lui arrivent\u202f; il ne peut pas les couper tous pour un accès, une urgence ou un document en attente. Un document ajouté lui est annoncé, sans rien en dire, sauf s’il n’en veut pas\u202f; un message par heure. «\u00a0Mes notifications\u00a0» les redit pendant un an, lus ou non lus, jusqu’à ce que chaque lecteur les supprime pour lui-même\u202f; qui représente le titulaire y trouve ce qui arrive au carnet, et rien d’une connexion secrète. Qui ouvre le carnet s’y demande des rappels, d’un vaccin du calendrier ou d’un traitement à des heures choisies, dix par jour au plus (`remindersPerDayMax`)\u202f: un message au seul demandeur, qui ne dit pas de quoi.',
    source: 'Mon espace santé\u202f; CSP R1111-48, R1111-53',
  },
  'TRA-09': {
    sentence:
      'Aucun message ne porte de matricule, de titre ou de mot d’un document, ni rien de médical\u202f; à la personne, il ne nomme ni professionnel ni lieu de soins.',
    source: 'conception\u202f; Mon espace santé',
  },
  'FEED-01': {
    sentence:
      'Le médecin traitant établit le volet de synthèse médicale au moins une fois par an\u202f; le kit lui dit quand. Ce qui est dû au DMP se transmet aussi par messagerie sécurisée au patient et à ceux qui le soignent\u00a0: le kit le rappelle à qui dépose, et envoie le message (XDM par MSSanté) par le serveur d’envoi de son opérateur\u202f; ce qui échoue d’un côté ne défait pas l’autre. À qui le dépôt le cache, il ne part pas.',
    source: 'CSP L1111-15\u202f; arrêté du 26 avril 2022',
  },
  'FEED-02': {
    sentence:
      'Depuis le 31 décembre 2022, les comptes rendus de biologie et d’imagerie et les prescriptions de produits de santé sont envoyés.',
    source: 'arrêté du 26 avril 2022',
  },
  'FEED-03': {
    sentence:
      'Depuis le 31 décembre 2023, les comptes rendus opératoires, prescriptions de biologie, demandes d’imagerie, certificats et lettres à un confrère sont envoyés.',
    source: 'arrêté du 26 avril 2022',
  },
  'FEED-04': {
    sentence: 'Les lettres de liaison, documents de sortie et synthèses médicales étaient déjà dus.',
    source: 'arrêté du 26 avril 2022',
  },
  'FEED-05': {
    sentence: 'La génétique constitutionnelle n’est jamais envoyée d’elle-même.',
    source: 'arrêté du 26 avril 2022, modifié le 23 mai 2024',
  },
  'FEED-06': {
    sentence: 'Un compte rendu de biologie attend d’être complet.',
    source: 'REC_GEN-1070',
  },
  'FEED-07': {
    sentence:
      'L’envoi est automatique, et le professionnel retient un document par un geste. La fenêtre d’envoi, que le kit sert au logiciel métier, demande le titre et qui peut consulter, envoie ou retient, et confirme avec l’heure et l’identifiant.',
    source: 'EX_GEN-1060',
  },
  'FEED-08': {
    sentence:
      'L’Assurance Maladie alimente d’elle-même l’historique des soins remboursés des douze derniers mois, et seule en dépose\u202f; un envoi corrigé remplace le précédent.',
    source: 'CSP R1111-42 d',
  },
  'FEED-09': {
    sentence:
      'Ce que les pharmacies ont délivré vient du Dossier Pharmaceutique, sauf si la personne s’y est opposée.',
    source: 'CSP L1111-23, R1111-42 e',
  },
  'FEED-10': {
    sentence:
      'À qui alimente, un dossier inconnu, refusé ou fermé est répondu de même, et rien n’y entre\u202f; le reste de ses envois continue.',
    source: 'LIF-03',
  },
  'FEED-11': {
    sentence:
      'L’INS du VIHF, des métadonnées et du document concordent, et les traits d’identité avec le DMP\u202f; sinon rien n’est déposé.',
    source: 'conception',
  },
  'FEED-12': {
    sentence: 'Un lot dont un document n’est pas intègre est refusé tout entier.',
    source: 'XDS',
  },
  'CNT-01': {
    sentence:
      'Le DMP contient les documents que nomme la loi, et ce que son titulaire y ajoute\u202f; chacun a son type, et une famille où le titulaire le retrouve.',
    source: 'CSP R1111-42',
  },
  'CNT-02': {
    sentence:
      'L’espace du titulaire a des mesures de santé et ses soins remboursés\u202f; ce qu’il n’offre pas (messagerie, agenda, questionnaire, catalogue) est dit.',
    source: 'CSP R1111-27',
  },
  'CNT-03': {
    sentence:
      'Un document se dépose le jour de la consultation ou du résultat, au plus tard le jour de la sortie\u202f; le kit dit à qui dépose que ce jour est passé, et le dépôt se fait.',
    source: 'CSP R1111-42',
  },
  'TRA-10': {
    sentence:
      'Tous les quatre-vingt-dix jours, un message dit au titulaire quels services alimentent son carnet d’eux-mêmes, quand chacun a envoyé quelque chose pour la dernière fois, et où le voir ou s’y opposer.',
    source: 'Mon espace santé',
  },
  'TRA-11': {
    sentence:
      'Le titulaire, ou pour lui son parent ou son tuteur, emporte tout ce qu’il peut voir du carnet : documents, métadonnées, traces, données personnelles ; jamais l’aidant.',
    source: 'Mon espace santé',
  },
  'TRA-12': {
    sentence:
      'Les traces d’un dossier fermé sont gardées dix ans, puis détruites\u202f; toutes celles d’un professionnel sur une période s’extraient d’une commande, et qui l’a demandé est tracé.',
    source: 'EX_AIR-100, EX_AIR-120',
  },
  'TRA-13': {
    sentence:
      'Deux journaux\u00a0: celui des machines ne nomme personne\u202f; l’historique des accès nomme qui a agi et pour quelle structure.',
    source: 'CNIL 2021\u202f; EX_AIR-085, EX_AIR-090',
  },
  'TRA-14': {
    sentence:
      'Une ligne des historiques qui est modifiée, retirée ou ajoutée après coup se voit\u00a0: chacune a sa place dans un journal scellé dans les secondes qui suivent, vérifiable sans nous, et personne n’attend pour l’y mettre. Le titulaire en télécharge la preuve.',
    source: 'conception\u202f; RFC 9162',
  },
  'TRA-15': {
    sentence:
      'Quand un dossier est détruit, les mots de ses traces le sont avec sa clé\u202f; ce qui reste, sans nom de patient ni de document, part à la fin du délai.',
    source: 'conception',
  },
  'CNT-04': {
    sentence:
      'Le titulaire indique jusqu’à cinq personnes, dans l’ordre où les appeler, avec leur lien, leurs téléphones et à quel titre\u00a0: à prévenir, personne de confiance (une, que lui seul désigne, majeur), aidant, ou qui peut aider.',
    source: 'Mon espace santé\u202f; CSP L1111-6\u202f; conception (nombre)',
  },
  'CNT-05': {
    sentence:
      '«\u00a0Mon histoire de santé\u00a0», tout ce que l’Assurance Maladie envoie des soins remboursés, se masque et se montre d’un seul geste, comme un bloc, ou d’office\u202f; ce qui y arrive une fois le bloc masqué arrive masqué.',
    source: 'Mon espace santé',
  },
  'CNT-06': {
    sentence:
      'Dans «\u00a0Mon profil santé\u00a0», le titulaire lit ce que disent ses documents, avec leur source, et écrit à côté, daté et marqué comme sien\u202f; chaque rubrique peut être dite «\u00a0non concerné\u00a0», et ce qu’il garde pour lui n’est vu de personne d’autre. Il y note des mesures, avec l’objectif qu’il veut atteindre, montré et jamais jugé, et l’emporte en PDF avec les seules rubriques qu’il coche.',
    source: 'Mon espace santé',
  },
  'CNT-07': {
    sentence:
      'Un titulaire invite trois aidants au plus, par leur numéro ou par un code qu’il donne, et une personne en aide cinq au plus\u202f; au guichet, un agent nomme celui qu’il demande\u202f; l’aidant lit ce que le titulaire ne lui cache pas, ajoute et supprime s’il le lui permet, jusqu’au terme choisi, que le titulaire prolonge avant la fin, et ne partage rien plus loin. S’il l’a demandé, un message lui dit qu’un document qu’il peut lire s’est ajouté.',
    source: 'Mon espace santé',
  },
  'EHDS-01': {
    sentence:
      'Le titulaire accède à son propre carnet, gratuitement et à tout moment, et à nul autre\u202f; il y fait entrer qui le représente ou l’aide, et le lui retire aussitôt.',
    source: 'règlement (UE) 2025/327, articles 3 et 4',
  },
  'EHDS-02': {
    sentence: 'Le titulaire ajoute ses propres documents à son carnet, marqués comme les siens.',
    source: 'règlement (UE) 2025/327, article 5',
  },
  'EHDS-03': {
    sentence:
      'Le titulaire signale en ligne ce qui est faux ou n’est pas à lui, suit sa demande et lit la réponse, due dans un délai dit d’avance.',
    source: 'règlement (UE) 2025/327, article 6',
  },
  'EHDS-04': {
    sentence:
      'Le titulaire emporte son carnet, gratuitement et aussitôt, dans une forme qu’un autre logiciel lit\u00a0: ses documents (IHE XDM) et un résumé patient (HL7 FHIR, résumé patient international), chiffrés par une phrase de passe s’il le veut. Un autre Carnet les reprend par son exploitant dans un dossier vide, avec leurs octets et leurs fiches.',
    source: 'règlement (UE) 2025/327, article 7',
    lacks: 'Le format européen d’échange, qui n’est pas publié\u00a0: le résumé suit celui dont il part.',
  },
  'EHDS-05': {
    sentence:
      'Le titulaire restreint l’accès à un document ou à tous, averti du risque\u202f; que quelque chose soit caché ne se voit pas.',
    source: 'règlement (UE) 2025/327, article 8',
  },
  'EHDS-06': {
    sentence:
      'Le titulaire lit qui a consulté quoi et quand, en est averti par un message, et ces lignes sont gardées trois ans au moins.',
    source: 'règlement (UE) 2025/327, article 9',
  },
  'EHDS-07': {
    sentence: 'Le titulaire refuse que ses données soient partagées, et revient sur son refus.',
    source: 'règlement (UE) 2025/327, article 10',
  },
  'EHDS-08': {
    sentence:
      'Un professionnel lit ce que la matrice lui ouvre\u202f; en urgence vitale, il passe outre ce que le titulaire a permis d’ouvrir alors, et le titulaire en est averti.',
    source: 'règlement (UE) 2025/327, articles 11 et 12',
  },
}

const pharmacySoftware =
  'Indicateur calculé par le logiciel d’officine, qui n’est pas bâti\u00a0: le DMP n’a pas à le connaître.'

/** The rules of the specification that nothing here carries, and why. With the book, they are all of them. */
export const rulesNotBuilt: Readonly<Record<string, string>> = {
  'PHA-01': pharmacySoftware,
  'PHA-02': pharmacySoftware,
  'PHA-03': pharmacySoftware,
  'PHA-04': pharmacySoftware,
  'PHA-05': pharmacySoftware,
  'PHA-06': pharmacySoftware,
  'PHA-07': pharmacySoftware,
  'PHA-08': pharmacySoftware,
  'EHDS-09':
    'Le format européen d’échange n’est pas publié\u00a0: les documents entrent et sortent au format du CI-SIS, sans export européen de chaque catégorie\u202f; le résumé patient seul sort aussi en FHIR.',
  'EHDS-10':
    'Le composant d’interopérabilité et celui de journalisation existent\u202f; leur déclaration de conformité européenne attend les spécifications communes.',
}
