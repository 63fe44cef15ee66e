import template from "../../cards/pending.json" with { type: "json" };
import type { Instant, InvitationId } from "../domain/ids.ts";
import type { Invitation } from "../domain/invitation.ts";
import type { ListPage } from "../domain/list-page.ts";
import type { PendingFilter } from "../domain/pending-filter.ts";
import type { Language } from "../texts/locale.ts";
import type { Texts } from "../texts/texts.ts";
import type { AdaptiveCard } from "./card.ts";
import { escapeAddress, escapeName } from "./escape.ts";
import { invitationStateText } from "./invitation-state-text.ts";
import { pendingRequestData } from "./pending-request.ts";
import type { PendingRequestData } from "./pending-request.ts";
import { cardTemplate } from "./template.ts";
import { untoldLines } from "./untold-lines.ts";
import type { CardVerb } from "./verbs.ts";

export interface PendingView {
  readonly filter: PendingFilter;
  readonly page: ListPage;
  /** One page of invitations, oldest first. */
  readonly invitations: readonly Invitation[];
  /** On all pages. */
  readonly count: number;
  readonly now: Instant;
  readonly previous?: ListPage;
  readonly next?: ListPage;
  /** False when the person typed words that the bot doesn't know. */
  readonly understood?: boolean;
}

interface Item {
  readonly address: string;
  readonly detail: string;
  readonly data: { readonly invitation: InvitationId; readonly list: PendingRequestData };
}

/** What cards/pending.json binds to. */
export interface PendingData {
  readonly lang: Language;
  readonly fallback: string;
  readonly title: string;
  readonly notes: readonly { readonly line: string }[];
  readonly items: readonly Item[];
  readonly actions: readonly PendingAction[];
}

interface PendingAction {
  readonly title: string;
  readonly verb: CardVerb;
  readonly data: PendingRequestData | Readonly<Record<string, never>>;
}

const render = cardTemplate(template);

/** Invitations that partners haven't accepted yet: the person's own, or those that began in this conversation, page by page. */
export function pendingCard(view: PendingView, texts: Texts): AdaptiveCard {
  return render(pendingData(view, texts));
}

/** Offers the person's own list in a conversation that others read: only the person who presses sees the list. */
export function privatePendingCard(filter: PendingFilter, texts: Texts): AdaptiveCard {
  return render(privatePendingData(filter, texts));
}

/** Keeps the card below Teams' 100 KB even if every address has the maximum length. */
const mostRows = 12;

export function pendingData(view: PendingView, texts: Texts): PendingData {
  const { filter, page, count } = view;
  const list = pendingRequestData({ filter, page });
  return {
    ...frame(texts),
    title: count === 0 ? texts.t(`pending.none-${filter.of}`) : texts.t(`pending.title-${filter.of}`, { count }),
    notes: notes(view, texts).map((line) => ({ line })),
    items: view.invitations.slice(0, mostRows).map((invitation) => item(invitation, list, view.now, texts)),
    actions: count === 0 ? [{ title: texts.t("help.invite"), verb: "open-form", data: {} }] : pages(view, texts),
  };
}

export function privatePendingData(filter: PendingFilter, texts: Texts): PendingData {
  const data = pendingRequestData({ filter, page: { kind: "first" } });
  return {
    ...frame(texts),
    title: texts.t("pending.private"),
    notes: [{ line: texts.t("pending.private-hint") }],
    items: [],
    actions: [{ title: texts.t("pending.show"), verb: "show-pending", data }],
  };
}

function pages(view: PendingView, texts: Texts): PendingAction[] {
  return (["previous", "next"] as const).flatMap((way) => {
    const page = view[way];
    const data = page && pendingRequestData({ filter: view.filter, page });
    return data ? [{ title: texts.t(`pending.${way}`), verb: "show-pending" as const, data }] : [];
  });
}

function frame(texts: Texts): Pick<PendingData, "lang" | "fallback"> {
  return { lang: texts.language, fallback: texts.t("error.card-unsupported") };
}

function notes({ filter: { domain, days }, understood = true }: PendingView, texts: Texts): string[] {
  return [
    ...(domain === undefined ? [] : [texts.t("pending.only-domain", { domain: escapeAddress(domain) })]),
    ...(days === undefined ? [] : [texts.t("pending.only-days", { count: days })]),
    ...(understood ? [] : [texts.t("pending.not-understood", { commands: texts.t("commands.pending.also") })]),
  ];
}

function item(invitation: Invitation, list: PendingRequestData, now: Instant, texts: Texts): Item {
  const { id, email, requester, state, createdAt } = invitation;
  const detail = texts.t("pending.item", {
    name: escapeName(requester.name),
    age: texts.formatAge(createdAt, now),
    state: invitationStateText(state, texts),
  });
  return {
    address: escapeAddress(email),
    detail: [detail, ...untoldLines(invitation, texts)].join("\n\n"),
    data: { invitation: id, list },
  };
}
