/**
 * Microsoft's words around an invitation (invitation-email-elements in Microsoft's documentation; the wording here is close to it, not a
 * copy). `{inviter}`, `{tenant}`, `{domain}` and `{address}` are placeholders.
 *
 * @typedef {object} MailTexts
 * @property {string} warning
 * @property {string} heading
 * @property {string} organization
 * @property {string} domain
 * @property {string} inviter
 * @property {string} messageFrom
 * @property {string} landing
 * @property {string} accept
 * @property {string} block
 * @property {string} privacy
 */

/** @type {MailTexts} */
export const ENGLISH = {
  warning:
    "Please only act on this email if you trust the individual and organization represented below. In rare cases, individuals may receive fraudulent invitations from bad actors posing as legitimate companies. If you were not expecting this invitation, proceed with caution.",
  heading: "{inviter} invited you to collaborate with {tenant}",
  organization: "Organization",
  domain: "Domain",
  inviter: "Sender",
  messageFrom: "Message from {inviter}:",
  landing: "If you accept this invitation, you'll be sent to {address}.",
  accept: "Accept invitation",
  block: "Block future invitations from this organization.",
  privacy: "{tenant} has not provided links to their terms for you to review.",
};

/** @type {MailTexts} */
const FRENCH = {
  warning:
    "N'agissez sur cet e-mail que si vous faites confiance à la personne et à l'organisation indiquées ci-dessous. Dans de rares cas, des personnes peuvent recevoir des invitations frauduleuses d'acteurs malveillants se faisant passer pour des entreprises légitimes. Si vous n'attendiez pas cette invitation, soyez prudent.",
  heading: "{inviter} vous a invité à collaborer avec {tenant}",
  organization: "Organisation",
  domain: "Domaine",
  inviter: "Expéditeur",
  messageFrom: "Message de {inviter} :",
  landing: "Si vous acceptez cette invitation, vous serez redirigé vers {address}.",
  accept: "Accepter l'invitation",
  block: "Bloquer les futures invitations de cette organisation.",
  privacy: "{tenant} n'a pas fourni de liens vers ses conditions d'utilisation.",
};

/** @type {MailTexts} */
const GERMAN = {
  warning:
    "Reagieren Sie auf diese E-Mail nur, wenn Sie der unten genannten Person und Organisation vertrauen. In seltenen Fällen erhalten Personen betrügerische Einladungen von Angreifern, die sich als seriöse Unternehmen ausgeben. Wenn Sie diese Einladung nicht erwartet haben, seien Sie vorsichtig.",
  heading: "{inviter} hat Sie zur Zusammenarbeit mit {tenant} eingeladen",
  organization: "Organisation",
  domain: "Domäne",
  inviter: "Absender",
  messageFrom: "Nachricht von {inviter}:",
  landing: "Wenn Sie diese Einladung annehmen, werden Sie zu {address} weitergeleitet.",
  accept: "Einladung annehmen",
  block: "Künftige Einladungen dieser Organisation blockieren.",
  privacy: "{tenant} hat keine Links zu den eigenen Bedingungen angegeben.",
};

/** @type {MailTexts} */
const SPANISH = {
  warning:
    "Actúe sobre este correo solo si confía en la persona y la organización que se indican a continuación. En casos poco frecuentes, se pueden recibir invitaciones fraudulentas de personas malintencionadas que se hacen pasar por empresas legítimas. Si no esperaba esta invitación, tenga cuidado.",
  heading: "{inviter} le ha invitado a colaborar con {tenant}",
  organization: "Organización",
  domain: "Dominio",
  inviter: "Remitente",
  messageFrom: "Mensaje de {inviter}:",
  landing: "Si acepta esta invitación, se le enviará a {address}.",
  accept: "Aceptar invitación",
  block: "Bloquear futuras invitaciones de esta organización.",
  privacy: "{tenant} no ha facilitado vínculos a sus condiciones.",
};

/** @type {MailTexts} */
const HUNGARIAN = {
  warning:
    "Csak akkor reagáljon erre az e-mailre, ha megbízik az alább megnevezett személyben és szervezetben. Ritkán előfordul, hogy rosszindulatú személyek valódi cégnek adják ki magukat, és hamis meghívót küldenek. Ha nem várta ezt a meghívót, legyen óvatos.",
  heading: "{inviter} együttműködésre hívta meg Önt a következővel: {tenant}",
  organization: "Szervezet",
  domain: "Tartomány",
  inviter: "Feladó",
  messageFrom: "{inviter} üzenete:",
  landing: "Ha elfogadja a meghívót, ide jut: {address}.",
  accept: "Meghívó elfogadása",
  block: "A szervezet további meghívóinak letiltása.",
  privacy: "{tenant} nem adott meg hivatkozást a saját feltételeire.",
};

/** By the language subtag of a BCP-47 tag. */
export const LANGUAGES = new Map([
  ["en", ENGLISH],
  ["fr", FRENCH],
  ["de", GERMAN],
  ["es", SPANISH],
  ["hu", HUNGARIAN],
]);
