import type { QuestionNotice } from "../../src/domain/approval.ts";
import type { AnnouncedGuest } from "../../src/domain/announcement.ts";
import type { Draft } from "../../src/ports/drafts.ts";
import type { ActivityId, ConversationId, InvitationId, PersonId } from "../../src/domain/ids.ts";
import type { CardNote } from "../../src/domain/late-answer.ts";
import type { Invitation, InvitationStateKind } from "../../src/domain/invitation.ts";
import type { Hearer, NoticeKind } from "../../src/domain/notice.ts";
import type { StopNews } from "../../src/domain/pace/stop-standing.ts";
import type { OverrideNews } from "../../src/domain/policy-override.ts";
import type { Person } from "../../src/domain/person.ts";
import type { TeamStage } from "../../src/domain/team-plan.ts";
import type { Mentioned } from "../../src/ports/approvals-channel.ts";
import type { Audience, Greeted, NoChat, Notifier, NotifyOutcome } from "../../src/ports/notifier.ts";
import { id as idOf } from "../build/ids.ts";
import { playNext } from "./planned-outcome.ts";
import type { PlannedOutcome } from "./planned-outcome.ts";

/** One message that people saw, or would have seen. */
export interface Said {
  readonly what: "edit" | "post" | "lead" | NoticeKind;
  readonly invitation: InvitationId;
  /** The invitation's state when it was shown. */
  readonly state: InvitationStateKind;
  /** The message that was edited. */
  readonly card?: ActivityId;
  readonly notes?: readonly CardNote[];
  /** The person who was notified, and where, if it wasn't the requester in the home. */
  readonly to?: PersonId;
  readonly in?: ConversationId;
  /** The partner who was greeted in their team. */
  readonly greeted?: Greeted;
}

/** Teams as the notifier uses it: records what was sent, and fails as planned. */
export class FakeNotifier implements Notifier {
  readonly said: Said[] = [];
  /** The outcomes of the next sends, in order; after these, sends succeed. */
  readonly planned: PlannedOutcome[] = [];
  /** People who can't be reached in a 1:1 chat. */
  readonly unreachable = new Set<PersonId>();
  /** People whose 1:1 chat Teams doesn't open for now. */
  readonly notNow = new Set<PersonId>();
  /** Announcements, and conversations with a greeting. */
  readonly announced: { readonly in: ConversationId; readonly locale: string; readonly guests: readonly AnnouncedGuest[] }[] = [];
  readonly welcomed: { readonly in: ConversationId; readonly locale: string; readonly botName: string }[] = [];
  #posted = 0;

  async openChat(person: PersonId): Promise<ConversationId | NoChat> {
    if (this.notNow.has(person)) return "not-now";
    return this.unreachable.has(person) ? "unreachable" : chatOf(person);
  }

  /** Forms that were posted elsewhere, and people who were asked to add the app, with the conversation. */
  readonly moved: (readonly [InvitationId | PersonId, ConversationId])[] = [];

  async postForm(chat: ConversationId, draft: Draft): Promise<NotifyOutcome> {
    return this.#move([draft.id, chat]);
  }

  async askToAddApp(conversation: ConversationId, person: Person): Promise<NotifyOutcome> {
    return this.#move([person.id, conversation]);
  }

  #move(moved: (typeof this.moved)[number]): NotifyOutcome {
    return playNext(this.planned, (outcome) => {
      this.moved.push(moved);
      return outcome ?? { kind: "sent", activity: this.#newId() };
    });
  }

  async editCard(invitation: Invitation, notes: readonly CardNote[] = []): Promise<NotifyOutcome> {
    const { card } = invitation.home;
    if (card === undefined) return { kind: "message-missing" };
    return this.#say({ ...shown("edit", invitation), card, ...(notes.length > 0 && { notes }) }, card);
  }

  /** The message that leads to the card. */
  async leadToCard(invitation: Invitation, from: ActivityId): Promise<NotifyOutcome> {
    return this.#say({ ...shown("lead", invitation), card: from }, from);
  }

  async postCard(invitation: Invitation): Promise<NotifyOutcome> {
    return this.#say(shown("post", invitation), this.#newId());
  }

  /** The cards that asked a team's owners, with the message that was edited, and the people who were mentioned. */
  readonly owners: { readonly stage: TeamStage | undefined; readonly mentioned: readonly PersonId[]; readonly card?: ActivityId }[] = [];

  async showOwners({ team }: Invitation, mentioned: Mentioned | undefined, card: ActivityId | undefined): Promise<NotifyOutcome> {
    const people = (mentioned?.people ?? []).map(({ id }) => id);
    return this.#come({ to: this.owners, said: { stage: team?.stage, mentioned: people, ...(card !== undefined && { card }) } });
  }

  async sendNotice(
    invitation: Invitation,
    notice: NoticeKind,
    { as, person, conversation }: Hearer,
    greeted?: Greeted,
  ): Promise<NotifyOutcome> {
    const atHome = as === "requester" && conversation === invitation.home.conversation;
    const said = { ...shown(notice, invitation), ...(!atHome && { to: person.id, in: conversation }), ...(greeted && { greeted }) };
    return this.#say(said, this.#newId());
  }

  /** The messages that stopped asking the requester. */
  readonly settled: { readonly message: ActivityId; readonly state: InvitationStateKind }[] = [];

  async settleQuestion({ state }: Invitation, { message }: QuestionNotice): Promise<NotifyOutcome> {
    return this.#come({ to: this.settled, said: { message, state: state.kind } });
  }

  async announce(to: Audience, guests: readonly AnnouncedGuest[]): Promise<NotifyOutcome> {
    return this.#come({ to: this.announced, said: { in: to.conversation, locale: to.locale, guests } });
  }

  async welcome(conversation: ConversationId, words: { readonly locale: string; readonly botName: string }): Promise<NotifyOutcome> {
    return this.#come({ to: this.welcomed, said: { in: conversation, ...words } });
  }

  /** Cards about stops: where, in which language, what they say, and the message that was edited. */
  readonly stops: { readonly in: ConversationId; readonly locale: string; readonly news: StopNews; readonly card?: ActivityId }[] = [];

  async showStop({ conversation, locale }: Audience, news: StopNews, card: ActivityId | undefined): Promise<NotifyOutcome> {
    return this.#come({ to: this.stops, said: { in: conversation, locale, news, ...(card !== undefined && { card }) } });
  }

  /** Messages that the policy was set aside. */
  readonly overrides: { readonly in: ConversationId; readonly locale: string; readonly news: OverrideNews }[] = [];

  async tellOverride({ conversation, locale }: Audience, news: OverrideNews): Promise<NotifyOutcome> {
    return this.#come({ to: this.overrides, said: { in: conversation, locale, news } });
  }

  #come<What>({ to, said }: { to: What[]; said: What }): NotifyOutcome {
    return playNext(this.planned, (outcome) => {
      if (!outcome) to.push(said);
      return outcome ?? { kind: "sent", activity: this.#newId() };
    });
  }

  #newId(): ActivityId {
    this.#posted += 1;
    return idOf(`posted-${this.#posted}`);
  }

  #say(said: Said, activity: ActivityId): NotifyOutcome {
    return playNext(this.planned, (outcome) => {
      this.said.push(said);
      return outcome ?? { kind: "sent", activity };
    });
  }
}

function shown(what: Said["what"], { id: invitation, state }: Invitation): Said {
  return { what, invitation, state: state.kind };
}

/** The 1:1 chat with a person. */
export function chatOf(person: PersonId): ConversationId {
  return idOf(`a:${person}`);
}
