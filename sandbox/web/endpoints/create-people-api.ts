import { Hono } from "hono";
import { z } from "zod";
import type { TeamsPerson } from "../../teams/chats/people.ts";
import type { PersonView, TenantView } from "../../page-api/api.ts";
import { PageProblem, readRequest } from "../shared/page-problem.ts";
import type { PageParts } from "../shared/page-parts.ts";

const localeChange = z.object({ locale: z.string().refine(isLocale, "must be a BCP-47 tag, as in fr-FR") });

/** The people, the locales of their clients, and the tenant. */
export function createPeopleApi({ tenant, route: { teams }, app }: PageParts): Hono {
  const api = new Hono();
  api.get("/api/people", (context) => context.json(teams.people.all.map(personView)));
  api.put("/api/people/:id/locale", async (context) => {
    const person = teams.people.byId(context.req.param("id"));
    if (!person) throw new PageProblem(404, "unknown-person", "Nobody of that id is in the sandbox");
    person.locale = (await readRequest(context, localeChange)).locale;
    return context.json(personView(person));
  });
  api.get("/api/tenant", (context) => {
    const { id, displayName, defaultDomain } = tenant;
    const about = { id, name: displayName, domain: defaultDomain, botName: teams.bot.name };
    const view: TenantView = { ...about, hasIcon: app.icon !== undefined, commands: app.commandsIn(context.req.query("locale") ?? "") };
    return context.json(view);
  });
  api.get("/api/bot-icon", (context) => (app.icon ? context.body(app.icon, 200, { "content-type": "image/png" }) : context.notFound()));
  return api;
}

function personView({ id, name, jobTitle, part, locale }: TeamsPerson): PersonView {
  return { id, name, jobTitle, part, locale };
}

function isLocale(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text)[0] === text;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
