import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { PersonId } from "../../domain/ids.ts";
import type { FinishedSignIn, StrongSignIn } from "../../ports/strong-sign-in.ts";
import { adminConsentUrl } from "./admin-consent-url.ts";
import { authorizeUrl, newSignInSecrets } from "./authorize-url.ts";
import type { EntraApp } from "./entra-settings.ts";
import { redeemCode } from "./redeem-code.ts";
import type { Redeemed, RedeemOptions } from "./redeem-code.ts";
import { createSealed } from "./sealed-token.ts";

interface Options extends RedeemOptions {
  /** The bot's address for browsers, without a slash at the end; undefined when browsers can't reach it. */
  readonly publicUrl: string | undefined;
  readonly encryptionKey: string;
}

const ticketSchema = z.object({
  person: z.custom<PersonId>((id) => typeof id === "string"),
  locale: z.string(),
  claims: z.string().optional(),
});
type Ticket = z.infer<typeof ticketSchema>;
const sessionSchema = ticketSchema.extend({ id: z.string(), state: z.string(), nonce: z.string(), verifier: z.string() });
type Session = z.infer<typeof sessionSchema>;

/** The authorization code flow with PKCE. Its only purpose: the person signs in as Entra demands (Microsoft: Claims challenges). */
export function createStrongSignIn({ publicUrl, encryptionKey, ...options }: Options): StrongSignIn {
  const { app, clock } = options;
  const tickets = createSealed({ encryptionKey, clock, purpose: "sign-in ticket", schema: ticketSchema });
  const sessions = createSealed({ encryptionKey, clock, purpose: "sign-in session", schema: sessionSchema });
  const redirectUri = `${publicUrl}/sign-in/callback`;
  // A Graph token, because Entra's demand is about Graph.
  const scope = `openid ${app.cloud.graphScope}`;

  return {
    adminConsentUrl: adminConsentUrl(app, publicUrl),
    async linkFor({ id, locale }, claims) {
      if (publicUrl === undefined) return undefined;
      const ticket = await tickets.seal({ person: id, locale, ...(claims !== undefined && { claims }) });
      return `${publicUrl}/sign-in?${new URLSearchParams({ ticket }).toString()}`;
    },
    async begin(text) {
      const ticket = publicUrl === undefined ? undefined : await tickets.open(text);
      if (!ticket) return { kind: "out-of-date" };
      const session = newSession(ticket);
      return { kind: "begun", url: authorizeUrl(app, { redirectUri, scope, ...session }), session: await sessions.seal(session) };
    },
    async finish({ state, code, error, session: text }, isFirst) {
      const session = await sessions.open(text);
      if (!session || session.state !== state) return { kind: "out-of-date" };
      if (!(await isFirst(session.id))) return { kind: "out-of-date" };
      const { verifier, nonce } = session;
      if (code === undefined) return finished(app, session, { kind: "refused", why: error ?? "no-code" });
      return finished(app, session, await redeemCode(options, { code, redirectUri, verifier, nonce }));
    },
  };
}

function newSession(ticket: Ticket): Session {
  return { ...ticket, id: randomUUID(), ...newSignInSecrets() };
}

function finished(app: EntraApp, { person, locale }: Session, redeemed: Redeemed): FinishedSignIn {
  if (redeemed.kind === "refused") return { ...redeemed, person, locale };
  const isPerson = redeemed.id.toLowerCase() === person && redeemed.tenantId.toLowerCase() === app.tenantId;
  return { kind: isPerson ? "done" : "other-person", person, locale };
}
