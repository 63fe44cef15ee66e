import { Hono, type Context } from "hono";
import { z } from "zod";
import type { PageParts } from "../shared/page-parts.ts";
import { PageProblem, readRequest } from "../shared/page-problem.ts";
import type { SignInCode, SignInView } from "../../page-api/teams-api.ts";

const answer = z.object({ signin: z.string(), person: z.string(), consent: z.boolean() });

/**
 * T48: The permission of the connection's scope: the app may only call its own API (Microsoft: Bot single sign-on). This isn't consent to Graph.
 */
const CONSENT = ["Access this app as you (access_as_user)"];

/** The pop-up in which a person signs in by hand. It gets the code for the tab that opened it. */
export function createSignInApi(parts: PageParts): Hono {
  const api = new Hono();
  api.get("/api/sign-in", (context) => context.json(view(parts, context.req.query("signin") ?? "")));
  api.post("/api/sign-in", async (context) => signIn(parts, context));
  return api;
}

function view({ tenant, route: { teams }, signIns }: PageParts, signin: string): SignInView {
  if (!signIns.isOpen(signin)) throw unknownLink();
  const people = teams.people.all.map(({ id, name, userPrincipalName }) => ({ id, name, userPrincipalName }));
  return { signin, appName: teams.bot.name, consent: tenant.control.settings.consented ? [] : CONSENT, people };
}

async function signIn(parts: PageParts, context: Context): Promise<Response> {
  const { signin, person, consent } = await readRequest(context, answer);
  const { consent: asked } = view(parts, signin);
  if (!parts.route.teams.people.byId(person)) throw new PageProblem(404, "unknown-person", "Nobody of that id is in the sandbox");
  // T48
  if (asked.length > 0 && !consent) throw new PageProblem(403, "consent-needed", "Without consent nobody is signed in");
  const code = parts.signIns.finish(signin, person);
  if (code === null) throw unknownLink();
  const result: SignInCode = { code };
  return context.json(result);
}

function unknownLink(): PageProblem {
  return new PageProblem(404, "unknown-sign-in", "This sign-in link is unknown, or was used already");
}
