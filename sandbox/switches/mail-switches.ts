import { z } from "zod";
import type { MailSwitches } from "../page-api/mail-switches.ts";

/** The defaults: a tenant in English whose mail comes from its initial domain, and partners whose tenants have set no language and scan no mail. */
export const MAIL_DEFAULTS: MailSwitches = {
  ...{ mailFrom: "initialDomain", notificationLanguage: "en", homeLanguages: [], mailScanner: false },
};

const language = "[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*";

/** The values that each switch of the mails accepts. */
export const MAIL_SWITCHES = {
  mailFrom: z.enum(["initialDomain", "defaultDomain"]),
  notificationLanguage: z.string().regex(new RegExp(`^(?:${language})?$`), "must be a language, as de-DE, or empty"),
  homeLanguages: z.array(z.string().regex(new RegExp(`^[^\\s=@]+=${language}$`), "must be a domain, = and a language")),
  mailScanner: z.boolean(),
} satisfies Record<keyof MailSwitches, z.ZodType>;
