import type { Sentences } from './translate-sentence';

/** What the case, the plan and their files say. */
export const planSentences: Sentences = [
  ['{0} cannot be used.', '{0} ne peut pas être utilisé.'],
  [
    '{0} is not a {1}: it must hold one { } of fields.',
    '{0} n’est pas un {1} : il doit contenir un seul { } de champs.',
  ],
  [
    '{0} is not a {1}: its "format" must be "{2}", but is {3}.',
    '{0} n’est pas un {1} : son « format » doit être « {2} », mais est {3}.',
  ],
  [
    '{0}: "version" must be a whole number such as {1}, but is {2}.',
    '{0} : « version » doit être un nombre entier tel que {1}, mais est {2}.',
  ],
  [
    '{0} is of version {1}, made by a newer Bregma; this one reads up to version {2}. Install the newer Bregma to open it.',
    '{0} est de version {1}, fait par un Bregma plus récent ; celui-ci lit jusqu’à la version {2}. Installez le Bregma plus récent pour l’ouvrir.',
  ],
  [
    '{0} is of version {1}, which is too old for this Bregma to read.',
    '{0} est de version {1}, trop ancienne pour être lue par ce Bregma.',
  ],
  ['{0} is empty.', '{0} est vide.'],
  ['{0} is not UTF-8 text; save it as UTF-8.', '{0} n’est pas du texte en UTF-8 ; enregistrez-le en UTF-8.'],
  ['{0} is not valid JSON{1}{2}.', '{0} n’est pas du JSON valable{1}{2}.'],
  [
    '{0} is not valid JSON at line {1}, column {2}, where it ends too early.',
    '{0} n’est pas du JSON valable à la ligne {1}, colonne {2}, où il s’arrête trop tôt.',
  ],
  [
    '{0} is not valid JSON at line {1}, column {2}, before {3}.',
    '{0} n’est pas du JSON valable à la ligne {1}, colonne {2}, avant {3}.',
  ],
  [
    '{0}: "{1}" is not a field that Bregma knows; remove it or correct its spelling.',
    '{0} : « {1} » n’est pas un champ que Bregma connaît ; retirez-le ou corrigez-en l’orthographe.',
  ],
  ['{0}: "{1}" is {2}; it must be at least {3}.', '{0} : « {1} » est {2} ; il doit être d’au moins {3}.'],
  ['{0}: "{1}" is {2}; it must be at most {3}.', '{0} : « {1} » est {2} ; il doit être d’au plus {3}.'],
  ['{0}: "{1}" must not be empty.', '{0} : « {1} » ne doit pas être vide.'],
  ['{0}: "{1}" is missing; it must be {2}.', '{0} : « {1} » manque ; ce doit être {2}.'],
  ['{0}: "{1}" must be {2}, but is {3}.', '{0} : « {1} » doit être {2}, mais est {3}.'],
  [
    '{0}: "{1}" has target and entry less than 1 mm apart, which gives no direction.',
    '{0} : « {1} » a la cible et l’entrée à moins de 1 mm, ce qui ne donne pas de direction.',
  ],
  [
    '{0}: "{1}" moves the pad so far that its entry lies less than {2} mm inside it.',
    '{0} : « {1} » déplace le patin si loin que son entrée est à moins de {2} mm de son bord.',
  ],
  [
    '{0}: "{1}" has {2} entries; it must have at least {3}.',
    '{0} : « {1} » a {2} éléments ; il en faut au moins {3}.',
  ],
  ['The case', 'Le cas'],
  ['a number', 'un nombre'],
  ['text in quotes', 'un texte entre guillemets'],
  ['a group of fields in { }', 'un groupe de champs entre { }'],
  ['a list in [ ]', 'une liste entre [ ]'],
  ['a list of three numbers', 'une liste de trois nombres'],
];
