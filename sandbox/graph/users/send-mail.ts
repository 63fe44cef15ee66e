import { z } from "zod";
import { tenantLanguage } from "../../partner/mail-language.ts";
import { sendMail as send } from "../../partner/system-mails.ts";
import type { StoredUser } from "../../directory/tenant-user.ts";
import { badRequest, GraphRefusal } from "../request/errors.ts";
import { pathParam, type GraphContext, type GraphVersion } from "../request/graph-env.ts";
import { demand, REQUIREMENTS } from "../request/permissions.ts";
import { readQueryOptions } from "../request/query-options.ts";
import { readBody } from "../request/read-body.ts";
import { myself, visibleUser } from "./user.ts";

const recipients = z.array(z.strictObject({ emailAddress: z.strictObject({ address: z.string(), name: z.string().nullish() }) }));

const messageSchema = z.strictObject({
  "@odata.type": z.string().optional(),
  subject: z.string().nullish(),
  body: z.strictObject({ contentType: z.string().regex(/^(text|html)$/i), content: z.string() }).nullish(),
  toRecipients: recipients.nullish(),
  ccRecipients: recipients.nullish(),
  bccRecipients: recipients.nullish(),
  replyTo: recipients.nullish(),
  importance: z.enum(["low", "normal", "high"]).nullish(),
});

/** The action's parameters are matched without regard to case. */
const schema = z
  .record(z.string(), z.unknown())
  .transform((body) => new Map(Object.entries(body).map(([name, value]) => [name.toLowerCase(), value])));

/** POST /me/sendMail (Microsoft: Send mail): answers 202 and puts the mail into the mailbox. @throws GraphRefusal */
export async function sendMyMail(graph: GraphVersion, c: GraphContext): Promise<Response> {
  const sender = myself(c.get("caller"));
  demand(c.get("caller"), REQUIREMENTS.sendMail);
  return answerMail(graph, c, sender);
}

/** G121: POST /users/{key}/sendMail: an app sends from any mailbox, a person from their own. @throws GraphRefusal */
export async function sendMail(graph: GraphVersion, c: GraphContext): Promise<Response> {
  const caller = c.get("caller");
  demand(caller, REQUIREMENTS.sendMail);
  const { user } = visibleUser(graph, pathParam(c, "key"));
  if (caller.kind === "user" && caller.user.id !== user.id)
    throw new GraphRefusal(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.");
  return answerMail(graph, c, user);
}

async function answerMail({ tenant }: GraphVersion, c: GraphContext, sender: StoredUser): Promise<Response> {
  readQueryOptions(c.req.url, []);
  if (sender.userType === "Guest" || sender.mail === null)
    throw new GraphRefusal(404, "MailboxNotEnabledForRESTAPI", "The mailbox is either inactive, soft-deleted, or is hosted on-premise.");
  const message = readMessage(await c.req.text());
  const to = addressesIn(message.toRecipients);
  if (to.length === 0 || to.some((address) => !address.includes("@")))
    throw new GraphRefusal(400, "ErrorInvalidRecipients", "At least one recipient is not valid.");
  const cc = addressesIn(message.ccRecipients);
  send(tenant, {
    ...{ kind: "message", to: to.join("; "), cc: cc.length > 0 ? cc.join("; ") : null, subject: message.subject ?? "" },
    from: { name: sender.displayName, address: sender.mail },
    inviter: { name: sender.displayName, mail: sender.mail },
    replyTo: addressesIn(message.replyTo)[0] ?? null,
    language: sender.preferredLanguage ?? tenantLanguage(tenant),
    body: {
      contentType: message.body?.contentType.toLowerCase() === "html" ? "html" : "text",
      content: message.body?.content ?? "",
    },
  });
  return c.body(null, 202);
}

function readMessage(json: string): z.output<typeof messageSchema> {
  const body = readBody(json, schema, () => "sendMail");
  const unknown = [...body.keys()].find((name) => name !== "message" && name !== "savetosentitems");
  if (unknown !== undefined)
    throw badRequest(`The parameter '${unknown}' in the request payload is not a valid parameter for the operation 'sendMail'.`);
  return readBody(JSON.stringify(body.get("message") ?? null), messageSchema, () => "message");
}

function addressesIn(list: z.output<typeof recipients> | null | undefined): readonly string[] {
  return (list ?? []).map(({ emailAddress }) => emailAddress.address);
}
