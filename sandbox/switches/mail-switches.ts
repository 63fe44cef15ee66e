import { z } from "zod";
import type { MailSwitches } from "../page-api/mail-switches.ts";

/** The defaults: a tenant in English whose mail comes from its initial domain, and partners whose tenants have set no language. */
export const MAIL_DEFAULTS: MailSwitches = { mailFrom: "initialDomain", notificationLanguage: "en", homeLanguages: [] };

const language = "[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*";

/** The values that each switch of the mails accepts. */
export const MAIL_SWITCHES = {
  mailFrom: z.enum(["initialDomain", "defaultDomain"]),
  notificationLanguage: z.string().regex(new RegExp(`^(?:${language})?$`), "must be a language, as de-DE, or empty"),
  homeLanguages: z.array(z.string().regex(new RegExp(`^[^\\s=@]+=${language}$`), "must be a domain, = and a language")),
} satisfies Record<keyof MailSwitches, z.ZodType>;
