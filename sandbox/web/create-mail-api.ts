import { Hono } from "hono";
import { z } from "zod";
import type { Tenant } from "../tenant.ts";
import type { MailView, RedemptionView } from "./api.ts";
import type { MailCounter } from "./mail-counter.ts";
import { PageProblem, readRequest } from "./page-problem.ts";

/** What partners see: the mails that went out, and the page where they accept. */
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
  api.get("/api/redeem", (context) => context.json(known(tenant.redemptions.find(context.req.query("ticket") ?? ""))));
  api.post("/api/redeem", async (context) => {
    const { ticket } = await readRequest(context, z.object({ ticket: z.string() }));
    return context.json(known(tenant.redemptions.accept(ticket)));
  });
  return api;
}

function known(redemption: RedemptionView | undefined): RedemptionView {
  if (!redemption) throw new PageProblem(404, "unknown-ticket", "This invitation is not known");
  return redemption;
}
