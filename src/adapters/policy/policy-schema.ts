import { z } from "zod";
import { teamWishes, verdicts } from "../../domain/policy/policy.ts";
import { coversSharedHosts } from "../../domain/policy/shared-host.ts";
import { readDomainPattern } from "./domain-pattern.ts";

export const mostRules = 500;
export const longestName = 60;
const longestSaying = 500;
const mostDomains = 500;
const mostIds = 100;
export const mostSets = 100;

export const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;

const channelId = /^19:[^;\s]+@thread\.(?:tacv2|skype)$/;

const guid = z.guid("must be an object id of Entra, e.g. 00000000-0000-0000-0000-000000000000").toLowerCase();
const group = guid.describe("Object id of an Entra group; who is in it through other groups counts, too");
const person = guid.describe("Object id of a member of the tenant");
const wholeNumber = (max: number) => z.int().min(1).max(max);
const listOf = <Item extends z.ZodType>(item: Item, max: number) => z.array(item).min(1).max(max);
const oneLine = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => !/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u.test(text), "must be one line without control characters");
const name = oneLine(longestName);
const approversName = name.describe('One of the names under "approvers", or "team": everybody in the team of the approvals channel');

const language = z.string().refine(isLocale, "must be a language, e.g. en or fr-FR");
const saying = z
  .union(
    [
      oneLine(longestSaying),
      z.record(language, oneLine(longestSaying)).refine((texts) => Object.keys(texts).length > 0, "must have at least one sentence"),
    ],
    {
      error: `must be a sentence of at most ${longestSaying} characters, or an object with one for each language, e.g. { "en": "…", "fr": "…" }`,
    },
  )
  .describe("What the person is told: one sentence for all, or one for each language");

const domain = z
  .string()
  .refine(
    (text) => readDomainPattern(text) !== undefined,
    "must be a domain: fabrikam.com (and its subdomains), =fabrikam.com (it alone), or with at most one * in each part, e.g. *.gov",
  );
const redirectHost = domain.refine(
  (text) => !coversSharedHosts(readDomainPattern(text) ?? text),
  "everybody can have a page there: name your own host, e.g. contoso.azurewebsites.net",
);
const restriction = z.enum(verdicts);
const home = z.string().refine(isHome, 'must be "chat", the object id of a team\'s group, or the id of a channel, e.g. 19:…@thread.tacv2');

const conditions = z
  .strictObject({
    partnerDomains: listOf(domain, mostDomains).describe(
      "fabrikam.com is it and its subdomains, =fabrikam.com it alone; * stands for a part or all of what is between two dots",
    ),
    requesterGroups: listOf(group, mostIds).describe("The requester is in one of these"),
    requesterDepartments: listOf(oneLine(200), mostIds).describe("The requester's department in Entra; upper and lower case don't matter"),
    inviteAs: z.enum(["guest", "member"]).describe("As what the partner is to be invited"),
    homes: listOf(home, mostIds).describe('Where it is asked for: "chat", the id of a team\'s group, or of a channel'),
  })
  .partial()
  .describe("Each must hold; of a list one suffices. Nothing: always");

const verdict = z.enum(verdicts).describe("allow: goes out at once; approve: others decide; deny: never, whatever other rules say");
const answer = { verdict, say: saying.optional(), approvers: approversName.optional() };

/** `say` belongs to a denial, `approvers` to an approval. Elsewhere they would be ignored silently, so they are refused. */
function checkAnswer({ value, issues }: z.core.ParsePayload<{ verdict: string; say?: unknown; approvers?: unknown }>): void {
  const misplaced = [
    ...(value.say !== undefined && value.verdict !== "deny" ? [["say", "deny"] as const] : []),
    ...(value.approvers !== undefined && value.verdict !== "approve" ? [["approvers", "approve"] as const] : []),
  ];
  for (const [key, wanted] of misplaced) {
    issues.push({ code: "custom", input: value, path: [key], message: `goes only with "verdict": "${wanted}"` });
  }
}

const rule = z
  .strictObject({ name: name.describe("What people and the history call the rule"), when: conditions.default({}), ...answer })
  .check(checkAnswer);

const approverSet = z
  .strictObject({
    team: z.literal(true).describe("Everybody in the team of the approvals channel").optional(),
    group: group.optional(),
    people: listOf(person, mostIds).optional(),
    displayName: name.describe("What people call them").optional(),
    tag: z
      .strictObject({ id: z.string().min(1).max(500), name })
      .describe("A tag of the team, to be mentioned in their place")
      .optional(),
  })
  .refine(({ team, group: one, people }) => [team, one, people].filter((kind) => kind !== undefined).length === 1, {
    message: 'must have exactly one of "team", "group" and "people"',
  });

const manyPosts = wholeNumber(1_000_000);
const bucket = z
  .strictObject({
    atOnce: manyPosts.describe("How many at once"),
    thenEverySeconds: z.int().min(0).max(86_400).describe("Then one every so many seconds"),
  })
  .partial();

/** The narrower bounds for a real tenant are in `check-pace.ts`. */
const pace = z
  .strictObject({
    person: bucket.describe("For each requester: atOnce 1 to 20, thenEverySeconds 10 to 600"),
    tenant: bucket.describe("For all together: atOnce 1 to 50, thenEverySeconds 5 to 600"),
    perDay: manyPosts.describe("For all together in the last 24 hours: 1 to 2000"),
    betweenMailsSeconds: z.int().min(0).max(86_400).describe("Between two mails of one invitation: 600 to 86400"),
    personLimits: z.boolean().describe("Whether one person's limits hold (docs/limits.md): only in the sandbox, tests may switch them off"),
  })
  .partial()
  .describe("How fast Microsoft is asked to invite; a tenant that invites too fast is blocked");

const approvals = z.strictObject({
  channel: z
    .string()
    .regex(channelId, "must be the id of a channel, e.g. 19:…@thread.tacv2")
    .describe("Where it is decided; wins over the one that was chosen in the chat")
    .optional(),
  locale: language.describe("What the approval cards speak when the channel is named here").optional(),
  timeZone: z
    .string()
    .refine(isTimeZone, "must be a time zone of the IANA, e.g. Europe/Paris")
    .describe("Working days are counted in it")
    .optional(),
  weekend: z.array(z.enum(weekdays)).max(6).describe("Days that are no working days").optional(),
  remindAfter: wholeNumber(30).describe("Working days").optional(),
  escalate: z
    .strictObject({ after: wholeNumber(60).describe("Working days"), to: approversName })
    .describe("Who else decides when nobody did")
    .optional(),
  lapseAfter: wholeNumber(90).describe("Days after which an undecided request ends").optional(),
  approvers: approversName.optional(),
});

/** A policy file as it is written. Every part may be left out. */
export const policyFile = z.strictObject({
  $schema: z.string().optional(),
  rules: z.array(rule).max(mostRules).default([]).describe("A rule that denies wins wherever it stands, else the first one that holds"),
  otherwise: z.strictObject(answer).check(checkAnswer).describe("Where no rule holds").optional(),
  caps: z
    .strictObject({
      perDay: wholeNumber(10_000).describe("Mails that may go out for one person within 24 hours").optional(),
      pending: wholeNumber(10_000).describe("Open ones that one person may have at a time").optional(),
    })
    .default({}),
  pace: pace.default({}),
  approvals: approvals.default({}),
  approvers: z
    .record(name, approverSet)
    .refine((sets) => Object.keys(sets).length <= mostSets, `must have at most ${mostSets}`)
    .default({})
    .describe("Who decides, by a name of your own"),
  admins: z
    .strictObject({
      people: z.array(person).max(mostIds).optional(),
      group: group.optional(),
      directoryRoles: z.boolean().describe("Whether Global and User Administrators administer the bot").optional(),
    })
    .default({}),
  redirectHosts: listOf(redirectHost, mostDomains)
    .describe(
      "Hosts where partners may land without approval, besides your own and Microsoft's: contoso.com is it and its subdomains, =www.contoso.com it alone",
    )
    .optional(),
  personalMessage: restriction.describe("Whether Microsoft's mail may have a message of the requester's").optional(),
  cc: restriction.describe("Whether somebody may get a copy of Microsoft's mail").optional(),
  addToTeam: z
    .enum(teamWishes)
    .describe("Whether a partner who is invited in a channel joins its team: ask, the form offers it; on, always; off, never")
    .optional(),
  users: z
    .strictObject({
      guests: z.boolean().describe("Whether guests of the tenant may use the bot").optional(),
      groups: z.array(group).max(mostIds).describe("Only who is in one of these may use the bot; empty: everybody").optional(),
    })
    .default({}),
});

export type PolicyFile = z.infer<typeof policyFile>;

function isHome(text: string): boolean {
  return text === "chat" || channelId.test(text) || guid.safeParse(text).success;
}

function isLocale(text: string): boolean {
  return /^[a-z]{2,3}(?:-|$)/i.test(text) && isTakenBy(() => Intl.getCanonicalLocales(text));
}

/** Offsets such as +01:00 have no summer time, so they aren't zones. */
function isTimeZone(text: string): boolean {
  return /^[A-Za-z]/.test(text) && isTakenBy(() => new Intl.DateTimeFormat("en", { timeZone: text }));
}

/** The platform throws for languages and zones that it doesn't know. */
function isTakenBy(use: () => unknown): boolean {
  try {
    use();
    return true;
  } catch {
    return false; // a RangeError; a text causes no other error
  }
}
