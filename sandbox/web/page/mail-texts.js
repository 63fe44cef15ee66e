/**
 * Microsoft's words around an invitation (invitation-email-elements in Microsoft's documentation; the wording here is
 * close to it, not a copy). `{inviter}`, `{tenant}` and `{domain}` are filled in.
 *
 * @typedef {object} MailTexts
 * @property {string} warning
 * @property {string} heading
 * @property {string} organization
 * @property {string} domain
 * @property {string} inviter
 * @property {string} messageFrom
 * @property {string} noMessage
 * @property {string} landing
 * @property {string} accept
 * @property {string} block
 * @property {string} privacy
 */

/** @type {MailTexts} */
const ENGLISH = {
  warning:
    "Please only act on this email if you trust the individual and organization represented below. In rare cases, individuals may receive fraudulent invitations from bad actors posing as legitimate companies. If you were not expecting this invitation, proceed with caution.",
  heading: "{inviter} invited you to collaborate with {tenant}",
  organization: "Organization",
  domain: "Domain",
  inviter: "Sender",
  messageFrom: "Message from {inviter}:",
  noMessage: "You're invited to access applications within the organization {tenant}.",
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
  noMessage: "Vous êtes invité à accéder aux applications de l'organisation {tenant}.",
  landing: "Si vous acceptez cette invitation, vous serez redirigé vers {address}.",
  accept: "Accepter l'invitation",
  block: "Bloquer les futures invitations de cette organisation.",
  privacy: "{tenant} n'a pas fourni de liens vers ses conditions d'utilisation.",
};

const BY_LANGUAGE = new Map([
  ["en", ENGLISH],
  ["fr", FRENCH],
]);

/**
 * The words in a mail's language; English where this page has none in it.
 *
 * @param {string} tag BCP-47
 * @returns {{ lang: string, texts: MailTexts }}
 */
export function mailTexts(tag) {
  const language = tag.toLowerCase().split("-")[0] ?? "";
  const texts = BY_LANGUAGE.get(language);
  return texts ? { lang: tag, texts } : { lang: "en", texts: ENGLISH };
}

/**
 * @param {string} text
 * @param {Readonly<Record<string, string>>} values
 */
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
