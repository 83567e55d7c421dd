/**
 * What patients say, and what documents write for it.
 * Source: our own, written for Carnet from everyday French; no thesaurus was copied. Dated 22 November 2026.
 * `say` finds what any of `mean` finds, less well than its own words; a phrase is all of its words in one document. To
 * add one: a line, and a query in lay-queries.test-data.ts when it is not obvious.
 */
export type LayWords = { readonly say: string; readonly mean: string }

export const layWords: readonly LayWords[] = [
  // Examinations
  {
    say: 'prise de sang, analyse de sang, bilan sanguin, analyses, test sanguin, examen de sang',
    mean: 'biologie, biologique, hémogramme, numération, bilan biologique, laboratoire, sérum',
  },
  {
    say: 'globules, globules rouges, globules blancs, formule sanguine, nfs',
    mean: 'hémogramme, numération, hématies, leucocytes, plaquettes',
  },
  {
    say: 'sucre, taux de sucre, sucre dans le sang',
    mean: 'glycémie, glucose, hba1c, hémoglobine glyquée, diabète, diabétologie',
  },
  { say: 'diabète', mean: 'glycémie, hba1c, diabétique, insuline, metformine, diabétologie' },
  {
    say: 'graisse dans le sang, cholestérol, gras',
    mean: 'cholestérol, ldl, triglycérides, lipidique, dyslipidémie, hypercholestérolémie',
  },
  { say: 'fer, manque de fer', mean: 'ferritine, martial, martiale, carence martiale, anémie ferriprive' },
  { say: 'anémie, manque de sang', mean: 'hémoglobine, anémie, ferriprive' },
  {
    say: 'coagulation, fluidité du sang, sang fluide, sang trop fluide, sang liquide, sang trop liquide, sang épais, sang trop épais',
    mean: 'inr, tp, tca, hémostase, anticoagulant, avk',
  },
  { say: 'groupe sanguin, groupe de sang', mean: 'groupage, abo, rhésus, rh' },
  {
    say: 'analyse d’urine, pipi, test d’urine, examen d’urine',
    mean: 'ecbu, urinaire, urines, bandelette, protéinurie, uroculture',
  },
  { say: 'selles, caca', mean: 'coproculture, fécal, fécale, hémoccult' },
  { say: 'radio, radios', mean: 'radiographie, cliché, imagerie' },
  { say: 'scanner, scan', mean: 'tomodensitométrie, tdm, scanographie' },
  { say: 'irm, résonance', mean: 'irm, imagerie par résonance magnétique, remnographie' },
  { say: 'écho, échographie', mean: 'échographie, échodoppler, ultrasons, doppler, échographique' },
  { say: 'image, images, imagerie', mean: 'radiographie, scanner, irm, échographie, imagerie' },
  { say: 'seins, sein, nichons, poitrine des femmes', mean: 'mammographie, mammaire, sénologie, mammaires' },
  { say: 'électro, électrocardiogramme, tracé du cœur', mean: 'ecg, électrocardiogramme, holter' },
  {
    say: 'caméra, fibroscopie, tuyau dans l’estomac, estomac',
    mean: 'gastroscopie, fibroscopie, œsogastroduodénale, gastrique, gastrite',
  },
  {
    say: 'coloscopie, colo, intestin, gros intestin, côlon',
    mean: 'coloscopie, colique, côlon, polype, colorectal',
  },
  { say: 'frottis', mean: 'frottis, cervico-utérin, col utérin, hpv, papillomavirus' },
  { say: 'biopsie, prélèvement', mean: 'anatomopathologie, histologie, biopsie, prélèvement' },
  {
    say: 'densité des os, os fragiles, solidité des os',
    mean: 'ostéodensitométrie, ostéoporose, densitométrie',
  },
  {
    say: 'test du sommeil, ronflement, ronfle, je ronfle, apnée',
    mean: 'polysomnographie, polygraphie, apnées, sahos, ronchopathie',
  },
  {
    say: 'souffle, essoufflement, essoufflé, test de souffle',
    mean: 'spirométrie, efr, dyspnée, explorations fonctionnelles respiratoires, vems',
  },
  { say: 'test d’effort, vélo, test sur vélo', mean: 'épreuve d’effort, ergométrie, effort' },
  // The body and its troubles
  {
    say: 'cœur, cardiaque',
    mean: 'cardiologie, cardiaque, cardiologue, coronarien, cardiovasculaire, myocarde',
  },
  {
    say: 'crise cardiaque, attaque du cœur, infarctus',
    mean: 'infarctus, syndrome coronarien, coronarographie, stent',
  },
  {
    say: 'palpitations, cœur qui bat vite, cœur irrégulier',
    mean: 'fibrillation, tachycardie, arythmie, palpitations, extrasystoles',
  },
  {
    say: 'tension, tension artérielle',
    mean: 'pression artérielle, hypertension, hta, antihypertenseur, mapa',
  },
  { say: 'attaque cérébrale, avc', mean: 'accident vasculaire cérébral, avc, ait, ischémique' },
  {
    say: 'poumon, poumons, bronches',
    mean: 'pulmonaire, thorax, thoracique, pneumologie, bronchique, respiratoire',
  },
  { say: 'asthme', mean: 'asthme, asthmatique, bronchospasme, salbutamol' },
  { say: 'foie', mean: 'hépatique, hépatite, transaminases, stéatose, hépatologie' },
  { say: 'rein, reins', mean: 'rénal, rénale, créatinine, néphrologie, débit de filtration' },
  {
    say: 'reins fonctionnent, reins marchent, reins filtrent, fonction des reins, fonctionnement des reins',
    mean: 'filtration, débit de filtration, créatinine, fonction rénale, insuffisance rénale',
  },
  {
    say: 'calculs, pierre, calculs rénaux, colique néphrétique',
    mean: 'lithiase, lithiasique, calcul, colique néphrétique',
  },
  { say: 'vésicule, calcul de la vésicule', mean: 'vésiculaire, cholécystectomie, biliaire, cholécystite' },
  { say: 'ventre, mal au ventre, mal de ventre', mean: 'abdominal, abdomen, abdominale, épigastrique' },
  { say: 'appendicite', mean: 'appendicite, appendicectomie, appendice' },
  { say: 'thyroïde', mean: 'thyroïdien, thyroïdienne, tsh, lévothyroxine, t4' },
  { say: 'prostate', mean: 'psa, prostatique, adénome, urologie' },
  { say: 'vessie, infection urinaire, cystite', mean: 'cystite, ecbu, urinaire, vésical' },
  {
    say: 'dos, mal de dos, mal au dos, lumbago, tour de reins',
    mean: 'rachis, lombaire, lombalgie, lombosciatique, vertébral',
  },
  { say: 'sciatique', mean: 'lombosciatique, sciatique, hernie discale, radiculalgie' },
  { say: 'cou, nuque', mean: 'cervical, cervicale, rachis cervical, cervicalgie' },
  { say: 'genou', mean: 'gonarthrose, ménisque, genou, rotule, gonalgie' },
  { say: 'hanche', mean: 'coxarthrose, fémorale, prothèse totale de hanche, col fémoral' },
  { say: 'épaule', mean: 'coiffe, scapulaire, épaule, scapulalgie' },
  { say: 'poignet, bras cassé', mean: 'radius, poignet, scaphoïde' },
  { say: 'cheville, entorse, foulure', mean: 'cheville, entorse, malléole, tibiotarsien' },
  { say: 'cassé, os cassé, fracture, cassure', mean: 'fracture, fracturaire, ostéosynthèse, plâtre' },
  { say: 'plâtre', mean: 'immobilisation, plâtre, résine, attelle' },
  {
    say: 'arthrose, articulations, rhumatismes',
    mean: 'arthrose, articulaire, rhumatologie, coxarthrose, gonarthrose',
  },
  {
    say: 'peau, bouton, boutons, plaques',
    mean: 'cutané, cutanée, dermatologie, dermatose, eczéma, dermatologue',
  },
  { say: 'grain de beauté, grains de beauté, tache', mean: 'nævus, mélanome, dermoscopie, lésion pigmentée' },
  {
    say: 'yeux, œil, vue, vision, lunettes',
    mean: 'ophtalmologie, oculaire, acuité visuelle, ophtalmologue, correction optique, rétine, fond d’œil',
  },
  { say: 'cataracte', mean: 'cataracte, cristallin, phacoémulsification, phakoexérèse' },
  {
    say: 'oreille, oreilles, entends mal, surdité, audition',
    mean: 'otite, auditif, audiométrie, orl, hypoacousie, audiogramme, tympan',
  },
  { say: 'nez, gorge', mean: 'orl, rhinite, angine, pharyngé, sinus, pharyngite' },
  {
    say: 'dents, dent, dentiste, bouche',
    mean: 'dentaire, odontologie, molaire, chirurgien-dentiste, stomatologie, endodontique',
  },
  {
    say: 'tête, mal de tête, maux de tête, migraine',
    mean: 'céphalées, migraine, crânien, crânienne, cérébral, neurologie',
  },
  { say: 'cerveau', mean: 'cérébral, encéphale, encéphalique, neurologie, crânien' },
  { say: 'mémoire, pertes de mémoire', mean: 'cognitif, mnésique, mmse, gériatrie, alzheimer, cognitifs' },
  { say: 'vertiges, tête qui tourne', mean: 'vertige, vestibulaire, vppb' },
  {
    say: 'moral, déprime, dépression, psy',
    mean: 'dépressif, psychiatrie, psychiatre, antidépresseur, psychologue, anxiodépressif',
  },
  { say: 'angoisse, stress, nerfs', mean: 'anxiété, anxieux, anxiolytique' },
  { say: 'dormir, sommeil, insomnie', mean: 'insomnie, sommeil, hypnotique, polysomnographie' },
  { say: 'allergie, allergies, pollen', mean: 'allergologie, allergique, ige, prick-tests, rhinite' },
  {
    say: 'jambes lourdes, varices, jambe gonflée, veines',
    mean: 'veineux, varices, insuffisance veineuse, doppler, saphène',
  },
  { say: 'phlébite, caillot', mean: 'thrombose, phlébite, embolie, veineuse profonde' },
  {
    say: 'cancer, tumeur',
    mean: 'carcinome, tumoral, oncologie, adénocarcinome, néoplasie, réunion de concertation',
  },
  { say: 'chimio, chimiothérapie', mean: 'chimiothérapie, cure, oncologie' },
  { say: 'rayons', mean: 'radiothérapie, irradiation' },
  { say: 'brûlures d’estomac, remontées acides, acidité', mean: 'reflux, rgo, œsophagite, pyrosis, ipp' },
  { say: 'grosse fatigue, fatigue, fatigué', mean: 'asthénie' },
  { say: 'fièvre, température', mean: 'fébrile, hyperthermie, fièvre' },
  { say: 'grippe', mean: 'grippal, antigrippal, influenza, grippe' },
  { say: 'covid', mean: 'sars-cov-2, covid, coronavirus' },
  { say: 'tétanos', mean: 'tétanique, antitétanique, dtp, dtpolio' },
  { say: 'poids, maigrir, surpoids, régime', mean: 'imc, obésité, diététique, nutrition, diététicien' },
  { say: 'essoufflé la nuit', mean: 'orthopnée, dyspnée' },
  { say: 'évanouissement, malaise, tombé dans les pommes', mean: 'syncope, lipothymie, malaise' },
  { say: 'chute, tombé, tombée', mean: 'traumatisme, chute' },
  { say: 'plaie, coupure, points, recoudre', mean: 'suture, plaie, points de suture' },
  { say: 'brûlure', mean: 'brûlure, brûlé' },
  // Women and children
  {
    say: 'grossesse, enceinte, bébé à naître',
    mean: 'grossesse, obstétrique, obstétricale, gestationnel, sage-femme, aménorrhée, fœtal',
  },
  {
    say: 'accouchement, naissance',
    mean: 'accouchement, maternité, obstétrique, suites de couches, néonatal',
  },
  { say: 'gynéco, gynécologue', mean: 'gynécologie, gynécologique, utérin' },
  {
    say: 'pilule, contraception, stérilet',
    mean: 'contraceptif, contraception, diu, œstroprogestatif, lévonorgestrel',
  },
  { say: 'bébé, enfant, petit', mean: 'pédiatrie, nourrisson, pédiatrique, pédiatre' },
  // Papers
  { say: 'ordonnance, ordonnances', mean: 'prescription, ordonnance, traitement' },
  {
    say: 'médicament, médicaments, cachets, comprimés, traitement',
    mean: 'prescription, ordonnance, traitement, dispensation, médicamenteux, posologie',
  },
  { say: 'pharmacie, pharmacien', mean: 'dispensation, pharmaceutique, officine' },
  { say: 'antidouleur, contre la douleur, douleur', mean: 'antalgique, paracétamol, douleur, antalgie' },
  { say: 'antibiotique', mean: 'amoxicilline, antibiothérapie, antibiogramme' },
  { say: 'somnifère', mean: 'hypnotique, zopiclone' },
  { say: 'piqûre, piqûres', mean: 'injection, injectable, vaccination, sous-cutanée' },
  { say: 'vaccin, vaccins, vacciné, rappel', mean: 'vaccination, rappel, immunisation, injection' },
  { say: 'carnet de vaccination', mean: 'vaccination, historique des vaccinations' },
  { say: 'hôpital, clinique, hospitalisation', mean: 'hospitalisation, séjour, sortie, centre hospitalier' },
  { say: 'urgences', mean: 'urgences, passage, sau' },
  {
    say: 'opération, opéré, opérée, chirurgie',
    mean: 'opératoire, chirurgical, intervention, chirurgie, ectomie',
  },
  { say: 'anesthésie, endormir', mean: 'anesthésie, anesthésique, anesthésiste' },
  { say: 'prothèse', mean: 'prothèse, arthroplastie, implant' },
  {
    say: 'rééducation, kiné, kinésithérapeute',
    mean: 'kinésithérapie, masso-kinésithérapie, rééducation, kinésithérapeute',
  },
  { say: 'infirmière, infirmier, pansement', mean: 'infirmier, infirmiers, soins, pansement' },
  { say: 'sport, licence', mean: 'aptitude, sportif, contre-indication' },
  { say: 'arrêt de travail, arrêt maladie, arrêt', mean: 'arrêt, interruption, incapacité, avis d’arrêt' },
  { say: 'certificat, attestation', mean: 'certificat, attestation' },
  { say: 'handicap, mdph', mean: 'mdph, handicap, invalidité, incapacité' },
  { say: 'ald, cent pour cent, pris en charge', mean: 'ald, affection de longue durée, protocole de soins' },
  { say: 'courrier, lettre, mot', mean: 'lettre, courrier, liaison, confrère' },
  {
    say: 'généraliste, médecin de famille, docteur',
    mean: 'médecine générale, médecin traitant, généraliste',
  },
  { say: 'spécialiste', mean: 'consultation, spécialité' },
  { say: 'résumé', mean: 'synthèse, résumé, vsm' },
  { say: 'don d’organes, fin de vie, volontés', mean: 'directives anticipées, don d’organes' },
  { say: 'remboursement, sécu', mean: 'remboursement, caisse, assurance maladie' },
]
