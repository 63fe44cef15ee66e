import type { Random } from "../../scripts/chaos/random.ts";
import type { ConversationId, InvitationId, PersonId } from "../../src/domain/ids.ts";
import type { CardNote } from "../../src/domain/late-answer.ts";
import type { Invitation, InvitationStateKind } from "../../src/domain/invitation.ts";
import type { Hearer, NoticeKind } from "../../src/domain/notice.ts";
import type { Recipient } from "../../src/domain/follower.ts";
import type { AnnouncedGuest } from "../../src/domain/announcement.ts";
import { GuestlistError } from "../../src/errors.ts";
import type { ClaimedJob } from "../../src/ports/jobs.ts";
import type { Audience, NotifyOutcome } from "../../src/ports/notifier.ts";
import { FakeNotifier } from "../fakes/fake-notifier.ts";
import { FakeTeams } from "../fakes/fake-teams.ts";

/** How Teams answers now. Each number is the share of calls. */
export interface TeamsFaults {
  unavailable: number;
  throttled: number;
  /** The message was posted or not, and nobody knows. */
  unknown: number;
  notNow: number;
}

/** A message that people could read. */
export interface Heard {
  readonly key: string;
  readonly invitation: InvitationId;
  readonly notice: NoticeKind;
  readonly to: PersonId;
}

/** The key of the job that tells; two jobs without a key can't be told apart. */
export function tellingKey({ key, task }: Pick<ClaimedJob, "key" | "task">): string {
  return key ?? `${task.kind} without a key`;
}

/** Teams as people see it: counts what they could read, and loses, refuses and repeats as the faults say. */
export class TeamsModel extends FakeNotifier {
  faults: TeamsFaults = { unavailable: 0, throttled: 0, unknown: 0, notNow: 0 };
  readonly heard: Heard[] = [];
  /** The addresses of announced guests, in order. */
  readonly announcements: string[] = [];
  /** How often nobody could know whether the message of a job was posted. */
  readonly unknown = new Map<string, number>();
  /** The state that the card of an invitation shows. */
  readonly shown = new Map<InvitationId, InvitationStateKind>();
  readonly #random: Random;

  constructor(random: Random) {
    super();
    this.#random = random;
  }

  noteUnknown(key: string): void {
    this.unknown.set(key, (this.unknown.get(key) ?? 0) + 1);
  }

  async deliverNotice(job: ClaimedJob, { id: invitation }: Invitation, notice: NoticeKind, { person }: Hearer): Promise<NotifyOutcome> {
    const key = tellingKey(job);
    return this.#post(key, () => this.heard.push({ key, invitation, notice, to: person.id }));
  }

  async deliverAnnouncement(job: ClaimedJob, _: Audience, guests: readonly AnnouncedGuest[]): Promise<NotifyOutcome> {
    const addresses = guests.map((guest) => (guest.kind === "nameless" ? "somebody" : guest.email));
    return this.#post(tellingKey(job), () => this.announcements.push(...addresses));
  }

  override async editCard(invitation: Invitation, _: readonly CardNote[] = []): Promise<NotifyOutcome> {
    this.fail();
    if (this.#random() < this.faults.notNow) return { kind: "not-now" };
    this.shown.set(invitation.id, invitation.state.kind);
    return { kind: "sent", activity: invitation.home.card };
  }

  /** Throws what Teams fails with now, if anything; nothing was done then. */
  fail(): void {
    const { unavailable, throttled } = this.faults;
    if (this.#random() < unavailable) throw new GuestlistError("teams-unavailable", "503", { status: 503 });
    if (this.#random() < throttled) throw new GuestlistError("throttled", "429", { status: 429, retryAfter: 3 });
  }

  #post(key: string, say: () => void): NotifyOutcome {
    this.fail();
    if (this.#random() < this.faults.notNow) return { kind: "not-now" };
    const isUnknown = this.#random() < this.faults.unknown;
    if (!isUnknown || this.#random() < 0.5) say();
    if (!isUnknown) return { kind: "sent", activity: undefined };
    this.noteUnknown(key);
    throw new GuestlistError("outcome-unknown", "no answer");
  }
}

/** The rosters, which answer as Teams does now. */
export class RosterModel extends FakeTeams {
  readonly #teams: TeamsModel;

  constructor(teams: TeamsModel) {
    super();
    this.#teams = teams;
  }

  override async prepare(): Promise<void> {
    this.#teams.fail();
  }

  override async members(conversation: ConversationId, limit: number): Promise<readonly Recipient[]> {
    this.#teams.fail();
    return super.members(conversation, limit);
  }
}
