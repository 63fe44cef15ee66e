import type { ConversationView, MailView, MessageView, PersonView, RedemptionView, TenantView } from "../../../../sandbox/page-api/api.ts";
import type { FeedItemView, RequestView } from "../../../../sandbox/page-api/teams-api.ts";

export const requestView = (changes: Partial<RequestView> = {}): RequestView => ({
  number: 1,
  at: "2026-11-20T14:32:00Z",
  server: "api",
  method: "POST",
  path: "/v1.0/invitations",
  status: 201,
  milliseconds: 12,
  who: "user:adele",
  requestId: "r-1",
  ...changes,
});

export const feedItem = (changes: Partial<FeedItemView> = {}): FeedItemView => ({
  id: "f1",
  kind: "mention",
  at: "2026-11-20T14:32:00Z",
  from: { id: "28:bot", name: "Guestlist", isBot: true },
  conversation: "19:general@thread.tacv2",
  place: "Contoso Partners > General",
  message: "m1",
  root: null,
  preview: "Accepted: dana@fabrikam.com",
  isRead: false,
  ...changes,
});

export const person = (changes: Partial<PersonView> = {}): PersonView => ({
  id: "adele",
  name: "Adele Vance",
  jobTitle: "Retail Manager",
  part: "requester",
  locale: "en-US",
  ...changes,
});

export const tenant = (changes: Partial<TenantView> = {}): TenantView => ({
  id: "t1",
  name: "Contoso",
  domain: "contoso.com",
  botName: "Guestlist",
  hasIcon: false,
  commands: [],
  ...changes,
});

export const conversation = (changes: Partial<ConversationView> = {}): ConversationView => ({
  id: "a:1chat",
  kind: "personal",
  title: "Guestlist",
  team: null,
  unread: 0,
  app: "installed",
  ...changes,
});

export const channel = (changes: Partial<ConversationView> = {}): ConversationView =>
  conversation({ id: "19:general@thread.tacv2", kind: "channel", title: "General", team: "Contoso Partners", ...changes });

export const bot: MessageView["from"] = { id: "28:bot", name: "Guestlist", isBot: true };

export const message = (changes: Partial<MessageView> = {}): MessageView => ({
  id: "1",
  conversation: "a:1chat",
  root: null,
  from: bot,
  at: "2026-11-20T14:32:00Z",
  editedAt: null,
  text: "Hello",
  mentions: [],
  card: null,
  problem: null,
  cardProblem: null,
  signIn: null,
  ...changes,
});

export const card = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  type: "AdaptiveCard",
  version: "1.5",
  ...changes,
});

export const mail = (changes: Partial<MailView> = {}): MailView => ({
  id: "m1",
  kind: "invitation",
  at: "2026-11-20T14:32:00Z",
  from: { name: "Microsoft Invitations on behalf of Contoso", address: "invites@contoso.onmicrosoft.com" },
  replyTo: "AdeleV@contoso.com",
  to: "sam@fabrikam.com",
  cc: null,
  subject: "Adele Vance invited you to collaborate with contoso.com",
  language: "en-US",
  inviter: { name: "Adele Vance", mail: "AdeleV@contoso.com" },
  customMessage: null,
  tenantName: "Contoso",
  tenantDomain: "contoso.com",
  redirectUrl: "https://myapps.microsoft.com/?tenantid=t1",
  redeemUrl: "http://localhost:3979/redeem?rd=x",
  body: { contentType: "text", content: "You're invited to access applications within the organization Contoso." },
  ...changes,
});

export const redemption = (changes: Partial<RedemptionView> = {}): RedemptionView => ({
  ticket: "t",
  email: "sam@fabrikam.com",
  tenantId: "t1",
  tenantName: "Contoso",
  inviterName: "Adele Vance",
  redirectUrl: "https://myapps.microsoft.com/?tenantid=t1",
  state: "PendingAcceptance",
  blocked: false,
  needsConsent: true,
  ...changes,
});
