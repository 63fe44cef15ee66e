import { Hono } from "hono";
import { z } from "zod";
import { arrive } from "../../partner/arrive.ts";
import { redeem, redeemDirectly, type RedeemOutcome } from "../../partner/redeem.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import type { MailView, RedeemRequest, RedemptionView } from "../../page-api/api.ts";
import type { MailCounter } from "../shared/mail-counter.ts";
import { PageProblem, readRequest } from "../shared/page-problem.ts";

/** The partners' side: the mails that were sent, and the redeem page. */
export function createMailApi(tenant: Tenant, mails: MailCounter): Hono {
  const api = new Hono();
  api.get("/api/mail", (context) => {
    mails.markSeen();
    const list: readonly MailView[] = tenant.mailbox.list();
    return context.json(list);
  });
  api.get("/api/mail/:id", (context) => {
    const mail: MailView | undefined = tenant.mailbox.get(context.req.param("id"));
    if (!mail) throw new PageProblem(404, "unknown-mail", "There is no such mail");
    return context.json(mail);
  });
  api.get("/api/redeem", async (context) => {
    const redemption = tenant.redemptions.find(context.req.query("ticket") ?? "");
    if (!redemption) throw new PageProblem(404, "unknown-ticket", "This invitation is not known");
    return context.json(await arrived(redemption));
  });
  api.post("/api/redeem", async (context) => {
    const request = await readRequest(context, redeemRequest);
    const view = redeemed(redeem(tenant, request));
    return context.json((request.action ?? "accept") === "accept" ? await arrived(view) : view);
  });
  api.post("/api/redeem/direct", async (context) => {
    const { email } = await readRequest(context, z.strictObject({ email: z.string() }));
    return context.json(redeemed(redeemDirectly(tenant, email)));
  });
  return api;
}

const redeemRequest = z.strictObject({
  ticket: z.string(),
  action: z.enum(["accept", "decline", "send-passcode", "block", "unblock"]).exactOptional(),
  account: z.string().exactOptional(),
  by: z.enum(["entra", "microsoft", "google", "passcode"]).exactOptional(),
  passcode: z.string().exactOptional(),
  homeName: z.string().min(1).exactOptional(),
}) satisfies z.ZodType<RedeemRequest>;

/** Sends on a partner who has accepted, and nobody else; each time that they open the link. */
async function arrived(redemption: RedemptionView): Promise<RedemptionView> {
  // G202
  return redemption.state === "Accepted" ? { ...redemption, redirectUrl: await arrive(redemption.redirectUrl) } : redemption;
}

function redeemed(outcome: RedeemOutcome): RedemptionView {
  if (outcome.kind === "ok") return outcome.redemption;
  throw new PageProblem(outcome.code.startsWith("unknown") ? 404 : 403, outcome.code, outcome.message);
}
