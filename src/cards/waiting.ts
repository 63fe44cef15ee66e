import template from "../../cards/waiting.json" with { type: "json" };
import { isAsked } from "../domain/approval.ts";
import type { Instant, InvitationId } from "../domain/ids.ts";
import type { Invitation } from "../domain/invitation.ts";
import type { ListPosition } from "../domain/list-page.ts";
import type { Language } from "../texts/locale.ts";
import type { Texts } from "../texts/texts.ts";
import type { AdaptiveCard } from "./card.ts";
import { escapeAddress, escapeName } from "./escape.ts";
import { cardTemplate } from "./template.ts";
import { waitingRequestData } from "./waiting-request.ts";
import type { WaitingRequestData } from "./waiting-request.ts";

export interface WaitingView {
  /** One page of invitations, oldest first. */
  readonly invitations: readonly Invitation[];
  readonly now: Instant;
  readonly after?: ListPosition;
  readonly next?: ListPosition;
}

interface Item {
  readonly address: string;
  readonly detail: string;
  readonly data: { readonly invitation: InvitationId; readonly list: WaitingRequestData };
}

/** What cards/waiting.json binds to. */
export interface WaitingData {
  readonly lang: Language;
  readonly fallback: string;
  readonly title: string;
  readonly note?: string;
  readonly items: readonly Item[];
  readonly actions: readonly { readonly title: string; readonly data: WaitingRequestData }[];
}

const render = cardTemplate(template);

/** The requests that a person may decide about, page by page; only that person sees them. */
export function waitingCard(view: WaitingView, texts: Texts): AdaptiveCard {
  return render(waitingData(view, texts));
}

/** Offers the list in a conversation that others read: only the person who presses sees the list. */
export function privateWaitingCard(texts: Texts): AdaptiveCard {
  return render(privateWaitingData(texts));
}

export function waitingData({ invitations, now, after, next }: WaitingView, texts: Texts): WaitingData {
  const list = waitingRequestData({ ...(after && { after }) });
  return {
    ...frame(texts),
    title: texts.t(invitations.length === 0 ? "waiting.none" : "waiting.title"),
    ...(invitations.length > 0 && { note: texts.t("waiting.hint") }),
    items: invitations.map((invitation) => item(invitation, list, now, texts)),
    actions: [
      ...(after ? [{ title: texts.t("waiting.first"), data: waitingRequestData({}) }] : []),
      ...(next ? [{ title: texts.t("pending.next"), data: waitingRequestData({ after: next }) }] : []),
    ],
  };
}

export function privateWaitingData(texts: Texts): WaitingData {
  return {
    ...frame(texts),
    title: texts.t("waiting.title"),
    note: texts.t("waiting.private-hint"),
    items: [],
    actions: [{ title: texts.t("pending.show"), data: waitingRequestData({}) }],
  };
}

function frame(texts: Texts): Pick<WaitingData, "lang" | "fallback"> {
  return { lang: texts.language, fallback: texts.t("error.card-unsupported") };
}

function item({ id, email, requester, approval, createdAt }: Invitation, list: WaitingRequestData, now: Instant, texts: Texts): Item {
  const values = { name: escapeName(requester.name), age: texts.formatAge(approval?.askedAt ?? createdAt, now) };
  return {
    address: escapeAddress(email),
    detail: texts.t(approval && isAsked(approval) ? "waiting.item-asked" : "waiting.item", values),
    data: { invitation: id, list },
  };
}
