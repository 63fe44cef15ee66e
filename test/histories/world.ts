import { inspect } from "node:util";
import { between, randomFrom } from "../../scripts/chaos/random.ts";
import type { Random } from "../../scripts/chaos/random.ts";
import type { GuestId, InvitationId } from "../../src/domain/ids.ts";
import type { Invitation } from "../../src/domain/invitation.ts";
import { guestCheckJob } from "../../src/flows/steps/new-jobs.ts";
import { aFollower } from "../build/a-follower.ts";
import { aSubscription } from "../build/a-subscription.ts";
import { anInvitation } from "../build/an-invitation.ts";
import { id } from "../build/ids.ts";
import { FakeApprovalsChannel } from "../fakes/fake-approvals-channel.ts";
import { fakeOutside } from "../fakes/fake-outside.ts";
import { fakePostedCards } from "../fakes/fake-posted-cards.ts";
import { BotProcess } from "./bot-process.ts";
import { DirectoryModel } from "./directory-model.ts";
import type { DirectoryTraits } from "./directory-model.ts";
import { SimClock } from "./sim-clock.ts";
import { StoreModel } from "./store-model.ts";
import { RosterModel, TeamsModel } from "./teams-model.ts";

export interface WorldTraits {
  readonly seed: number;
  readonly instances: 1 | 2;
  readonly directory: DirectoryTraits;
  /** How many partners we have invited, and whether somebody else's guest is in the directory, too. */
  readonly invited: number;
  /** When they were invited, in milliseconds before the history begins. */
  readonly invitedAgo: number;
  readonly hasForeignGuest: boolean;
  readonly hasFollower: boolean;
  readonly hasSubscription: boolean;
  /** The share of acceptances after which the partner's browser opens the landing page. */
  readonly landing: number;
  /** The share of changes that Graph notifies of, and of those that it notifies of once more. */
  readonly notified: number;
}

export interface Partner {
  readonly guest: GuestId;
  readonly invitation: InvitationId;
  readonly email: string;
}

export const foreignGuest = id("guest-of-others");

/** One tenant, one store and the processes of the bot, with everything that happened to them in words. */
export class World {
  readonly traits: WorldTraits;
  readonly random: Random;
  readonly clock: SimClock;
  readonly directory: DirectoryModel;
  readonly teams: TeamsModel;
  readonly store: StoreModel;
  readonly partners: readonly Partner[];
  /** Of the subscription to change notifications. */
  readonly secret = "secret";
  readonly story: string[] = [];
  /** Failures that no flow may have. */
  readonly unexpected: string[] = [];
  processes: BotProcess[] = [];
  /** How long a process stood still at most. */
  longestFreeze = 0;
  #started = 0;

  constructor(traits: WorldTraits) {
    const stream = (number: number) => randomFrom(Math.imul(traits.seed, 16) + number);
    this.traits = traits;
    this.random = stream(0);
    this.clock = new SimClock(stream(1));
    this.directory = new DirectoryModel(this.clock, stream(2), traits.directory);
    this.teams = new TeamsModel(stream(3));
    this.store = new StoreModel(this.clock, traits.instances > 1);
    this.partners = Array.from({ length: traits.invited }, (_, index) => ({
      guest: id(`guest-${index + 1}`),
      invitation: id(`invitation-${index + 1}`),
      email: `partner-${index + 1}@fabrikam.com`,
    }));
  }

  get alive(): readonly BotProcess[] {
    return this.processes.filter(({ life }) => !life.isDead);
  }

  /** What is recorded now may have been over for so long: a read shows old states, and takes a moment. */
  get lag(): number {
    return this.traits.directory.readLag + this.longestFreeze + 3_000;
  }

  tell(words: string): void {
    this.story.push(`${moment(this.clock.elapsed)}  ${words}`);
  }

  /** Everybody is invited, and all instances run. */
  async begin(): Promise<void> {
    const { memory } = this.store;
    if (this.traits.hasForeignGuest) this.directory.create(foreignGuest, "someone@else.com", this.traits.invitedAgo);
    if (this.traits.hasSubscription) await memory.announcements.subscribe(aSubscription({ scope: "everything", since: this.clock.now() }));
    await memory.subscription.begin("https://guestlist.example/notifications", this.secret, this.clock.now());
    for (const partner of this.partners) await this.#invite(partner);
    for (let index = 0; index < this.traits.instances; index += 1) this.start();
  }

  start(): void {
    if (this.alive.length >= this.traits.instances) return;
    this.#started += 1;
    const process = new BotProcess(`process ${this.#started}`, this.#around());
    this.processes = [...this.alive, process];
    this.tell(`${process.name} starts`);
    process.start();
  }

  /** Starts another one after that time. */
  startLater(milliseconds: number): void {
    void this.clock.wait(milliseconds).then(() => this.start());
  }

  async #invite({ guest, invitation, email }: Partner): Promise<void> {
    const { memory } = this.store;
    const { invitedAgo } = this.traits;
    const postedAfter = this.clock.later(-invitedAgo - 500);
    this.directory.create(guest, email, invitedAgo);
    const since = this.clock.later(-invitedAgo);
    const invited: Invitation = anInvitation({
      ...{ id: invitation, email, emailKey: id(email), postedAfter, createdAt: postedAfter },
      state: { kind: "invited", since, guestId: guest },
    });
    const followers = this.traits.hasFollower ? [aFollower({ invitation, since })] : [];
    const jobs = [guestCheckJob(invited, this.clock)];
    await memory.invitations.commit({ invitations: [invited], events: [], jobs, followers });
  }

  #around() {
    const { clock, random, teams, store, directory } = this;
    const outside = fakeOutside();
    const { events: _, storedJobs: __, otherProcess: ___, tables: ____, ...kept } = store.memory;
    const ports = {
      ...outside.ports,
      ...kept,
      clock,
      directory,
      changes: directory,
      notifier: teams,
      teams: new RosterModel(teams),
      cards: fakePostedCards(teams, new FakeApprovalsChannel()),
    };
    const died = (process: BotProcess) => {
      this.tell(`${process.name} dies`);
      this.startLater(between(random, 0, 40_000));
    };
    const failed = (error: unknown) => void this.unexpected.push(`a job failed: ${inspect(error)}`);
    return { ports, clock, random: randomFrom(Math.floor(between(random, 0, 2 ** 31))), teams, store, died, failed };
  }
}

/** Minutes, seconds and milliseconds. */
export function moment(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(11, 23);
}
