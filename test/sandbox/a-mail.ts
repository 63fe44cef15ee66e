import type { Mail } from "../../sandbox/tenant/mailbox.ts";

/** A mail with this id; its other properties are always the same. */
export function aMail(id: string): Mail {
  return {
    id,
    kind: "invitation",
    at: "2026-11-20T10:00:00Z",
    from: { name: "Microsoft Invitations", address: "invites@contoso.onmicrosoft.com" },
    replyTo: "AdeleV@contoso.com",
    to: "sam@fabrikam.com",
    cc: null,
    subject: "Adele Vance invited you",
    language: "en",
    inviter: { name: "Adele Vance", mail: "AdeleV@contoso.com" },
    customMessage: null,
    tenantName: "Contoso",
    tenantDomain: "contoso.com",
    redirectUrl: "https://myapps.microsoft.com",
    redeemUrl: "http://localhost/redeem?ticket=1",
    body: { contentType: "text", content: "You're invited" },
  };
}
