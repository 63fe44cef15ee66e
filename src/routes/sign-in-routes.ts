import type { Request, Response, Server } from "restify";
import { z } from "zod";
import { isGuestlistError } from "../errors.ts";
import type { Flows } from "../flows/flows.ts";
import { pageHeaders, plainPage } from "./plain-page.ts";
import type { PageWords } from "./plain-page.ts";
import type { Log } from "../ports/log.ts";

/** The pages, by their message. */
export type PageKind = "done" | "other-person" | "out-of-date" | "refused" | "unavailable" | "consented" | "not-consented";

export interface SignInRoutes {
  readonly flows: Pick<Flows, "beginSignIn" | "finishSignIn">;
  readonly log: Log;
  readonly newReference: () => string;
  /** The texts of a page for a locale, which may be anything that a browser sent. */
  words(kind: PageKind, locale: string | undefined, reference: string): PageWords;
  /** Whether browsers use https. */
  readonly isSecure: boolean;
}

const path = "/sign-in";
const cookieName = "guestlist-sign-in";
/** Longer than any parameter that we or Entra make. */
const longestParameter = 8_000;

const startQuery = z.object({ ticket: z.string().max(longestParameter) });
/** Microsoft: Authorization code flow, successful and error response. */
const callbackQuery = z.object({
  state: z.string().max(200),
  code: z.string().max(longestParameter).optional(),
  error: z
    .string()
    .regex(/^\w{1,60}$/)
    .optional(),
});
/** Microsoft: Admin consent, successful response. */
const consentQuery = z.object({ admin_consent: z.string().regex(/^true$/i) });

/**
 * The pages where people sign in as Entra demands, and the page where administrators land after their consent. None of
 * them changes anything here, and the query's content is never shown.
 */
export function signInRoutes(options: SignInRoutes): (server: Server) => void {
  return (server) => {
    server.get(path, async (request: Request, response: Response) => answer(options, request, response, begin));
    server.get(`${path}/callback`, async (request: Request, response: Response) => answer(options, request, response, finish));
    server.get(`${path}/consented`, async (request: Request, response: Response) => answer(options, request, response, thank));
  };
}

interface Shown {
  readonly kind: PageKind;
  readonly locale?: string | undefined;
  readonly reference?: string;
}
type Answered = Shown | { readonly kind: "redirect"; readonly to: string; readonly session: string };
type Step = (options: SignInRoutes, request: Request) => Promise<Answered>;

async function answer(options: SignInRoutes, request: Request, response: Response, step: Step): Promise<void> {
  const answered = await step(options, request).catch((error: unknown) => unavailable(options, error));
  if (answered.kind === "redirect") return redirect(options, response, answered);
  const locale = answered.locale ?? request.headers["accept-language"]?.split(/[,;]/, 1).join("");
  const page = plainPage(options.words(answered.kind, locale, answered.reference ?? ""));
  const headers = { ...pageHeaders, "set-cookie": cookie(options, "", 0) };
  response.sendRaw(statuses[answered.kind], page, headers);
}

const statuses: Readonly<Record<PageKind, number>> = {
  done: 200,
  consented: 200,
  "other-person": 403,
  refused: 403,
  "not-consented": 403,
  "out-of-date": 400,
  unavailable: 503,
};

async function begin({ flows }: SignInRoutes, request: Request): Promise<Answered> {
  const asked = startQuery.safeParse(queryOf(request));
  const begun = asked.success ? await flows.beginSignIn(asked.data.ticket) : undefined;
  return begun?.kind === "begun" ? { kind: "redirect", to: begun.url, session: begun.session } : { kind: "out-of-date" };
}

async function finish({ flows }: SignInRoutes, request: Request): Promise<Answered> {
  const session = sessionOf(request);
  const asked = callbackQuery.safeParse(queryOf(request));
  if (session === undefined || !asked.success) return { kind: "out-of-date" };
  const { state, code, error } = asked.data;
  return flows.finishSignIn({ session, state, ...(code !== undefined && { code }), ...(error !== undefined && { error }) });
}

async function thank(_: SignInRoutes, request: Request): Promise<Answered> {
  return { kind: consentQuery.safeParse(queryOf(request)).success ? "consented" : "not-consented" };
}

function unavailable({ log, newReference }: SignInRoutes, error: unknown): Shown {
  const reference = newReference();
  log.error("sign-in-page-failed", error, { reference });
  return { kind: isGuestlistError(error, "identity-misconfigured") ? "refused" : "unavailable", reference };
}

/** The cookie is for the callback only. With it, only the browser that began a sign-in can finish it. */
function redirect(options: SignInRoutes, response: Response, { to, session }: { to: string; session: string }): void {
  const { "cache-control": cache = "", "referrer-policy": referrer = "" } = pageHeaders;
  const headers = { location: to, "set-cookie": cookie(options, session, 600), "cache-control": cache, "referrer-policy": referrer };
  response.sendRaw(302, "", headers);
}

function cookie({ isSecure }: SignInRoutes, value: string, seconds: number): string {
  const secure = isSecure ? "; Secure" : "";
  return `${cookieName}=${value}; Path=${path}/callback; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}

function sessionOf({ headers }: Request): string | undefined {
  const pairs = (headers.cookie ?? "").split("; ").map((pair) => pair.split("="));
  return pairs.find(([name]) => name === cookieName)?.[1];
}

/** A parameter that occurs twice has no clear value, so it is left out. */
function queryOf(request: Request): Readonly<Record<string, string>> {
  const query = new URLSearchParams(request.getQuery());
  return Object.fromEntries([...query].filter(([name]) => query.getAll(name).length === 1));
}
