/**
 * Subjects and paragraphs of Microsoft's mails, close to the real wording
 * (Microsoft: Invitation e-mail; the translations are the sandbox's own). `{inviter}`, `{tenant}`, `{domain}` and `{passcode}` are
 * placeholders.
 */
export interface MailTexts {
  readonly invitationSubject: string;
  /** Microsoft's own paragraph. The inviter's message replaces it. */
  readonly invitationBody: string;
  /** Under automatic redemption. */
  readonly addedSubject: string;
  readonly addedBody: string;
  readonly passcodeSubject: string;
  readonly passcodeBody: string;
}

const ENGLISH: MailTexts = {
  invitationSubject: "{inviter} invited you to collaborate with {domain}",
  invitationBody: "You're invited to access applications within the organization {tenant}.",
  addedSubject: "{inviter} added you as a guest of {domain}",
  addedBody: "You can now access applications of the organization {tenant}. There is nothing to accept.",
  passcodeSubject: "Your {tenant} account verification code",
  passcodeBody: "Account verification code: {passcode}\nEnter it within 30 minutes to sign in to {tenant}.",
};

const TEXTS: ReadonlyMap<string, MailTexts> = new Map([
  ["en", ENGLISH],
  [
    "fr",
    {
      invitationSubject: "{inviter} vous a invité à collaborer avec {domain}",
      invitationBody: "Vous êtes invité à accéder aux applications de l'organisation {tenant}.",
      addedSubject: "{inviter} vous a ajouté comme invité de {domain}",
      addedBody: "Vous pouvez maintenant accéder aux applications de l'organisation {tenant}. Vous n'avez rien à accepter.",
      passcodeSubject: "Votre code de vérification de compte {tenant}",
      passcodeBody: "Code de vérification du compte : {passcode}\nEntrez-le dans les 30 minutes pour vous connecter à {tenant}.",
    },
  ],
  [
    "de",
    {
      invitationSubject: "{inviter} hat Sie zur Zusammenarbeit mit {domain} eingeladen",
      invitationBody: "Sie wurden eingeladen, auf Anwendungen der Organisation {tenant} zuzugreifen.",
      addedSubject: "{inviter} hat Sie als Gast von {domain} hinzugefügt",
      addedBody: "Sie können jetzt auf Anwendungen der Organisation {tenant} zugreifen. Sie müssen nichts annehmen.",
      passcodeSubject: "Ihr Prüfcode für das Konto bei {tenant}",
      passcodeBody: "Prüfcode für Ihr Konto: {passcode}\nGeben Sie ihn innerhalb von 30 Minuten ein, um sich bei {tenant} anzumelden.",
    },
  ],
  [
    "es",
    {
      invitationSubject: "{inviter} le ha invitado a colaborar con {domain}",
      invitationBody: "Está invitado a acceder a las aplicaciones de la organización {tenant}.",
      addedSubject: "{inviter} le ha agregado como invitado de {domain}",
      addedBody: "Ya puede acceder a las aplicaciones de la organización {tenant}. No tiene que aceptar nada.",
      passcodeSubject: "Su código de verificación de la cuenta de {tenant}",
      passcodeBody: "Código de verificación de la cuenta: {passcode}\nIntrodúzcalo en 30 minutos para iniciar sesión en {tenant}.",
    },
  ],
  [
    "hu",
    {
      invitationSubject: "{inviter} együttműködésre hívta meg Önt a következővel: {domain}",
      invitationBody: "Meghívást kapott a(z) {tenant} szervezet alkalmazásainak használatára.",
      addedSubject: "{inviter} vendégként felvette Önt ide: {domain}",
      addedBody: "Mostantól használhatja a(z) {tenant} szervezet alkalmazásait. Nincs mit elfogadnia.",
      passcodeSubject: "Fiókellenőrző kód a következőhöz: {tenant}",
      passcodeBody: "Fiókellenőrző kód: {passcode}\nA belépéshez ({tenant}) 30 percen belül adja meg.",
    },
  ],
]);

/** G139: The texts in a language; English if the sandbox has none in it. `tag` is BCP-47, in any case. */
export function mailTexts(tag: string): MailTexts {
  return TEXTS.get(tag.toLowerCase().split("-")[0] ?? "") ?? ENGLISH;
}

export function fillText(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
